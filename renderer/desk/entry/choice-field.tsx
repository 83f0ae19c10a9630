import type { EntryField } from '../../../shared/entry-form.ts';
import { useLanguage } from '../../language.tsx';
import { byKeyboard, type FieldProps, GroupFrame } from './field-frame.tsx';
import { OptionIcon } from './option-icon.tsx';

type ChoiceEntryField = Extract<EntryField, { kind: 'choice' }>;

/** Large buttons of which one is chosen: by touch, by arrow keys, or by the digit of its place. */
export function ChoiceField(props: FieldProps<ChoiceEntryField>) {
  const { field, value, problem, onChange, onActive } = props;
  const { language } = useLanguage();
  const choose = (id: string) => {
    onChange(id);
    onActive();
  };
  const byDigit = (event: React.KeyboardEvent) => {
    const option = /^[1-9]$/.test(event.key) ? field.options[Number(event.key) - 1] : undefined;
    if (option === undefined) return;
    event.preventDefault();
    document.getElementById(`option-${field.id}-${option.id}`)?.focus();
    choose(option.id);
  };
  return (
    <GroupFrame field={field} problem={problem} onKeyDown={byDigit}>
      <div className="segments">
        {field.options.map((option) => (
          <label key={option.id} className="segment">
            <input
              type="radio"
              id={`option-${field.id}-${option.id}`}
              name={`choice-${field.id}`}
              value={option.id}
              checked={value === option.id}
              onChange={() => choose(option.id)}
              onFocus={byKeyboard(onActive)}
            />
            <span>
              {option.icon !== undefined && <OptionIcon icon={option.icon} />}
              {option.label[language]}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
