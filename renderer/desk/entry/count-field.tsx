import { Minus, Plus } from 'lucide-react';
import { useDeskText } from '../desk.tsx';
import { byKeyboard, type FieldProps, GroupFrame, type PlainField } from './field-frame.tsx';

const usual = [1, 2, 3, 4] as const;
/** The smallest party that has no button of its own. */
const large = 5;
const most = 99;

/** How many guests: a button for the usual parties, `+` and a stepper for the others. Digits choose too. */
export function CountField(props: FieldProps<PlainField>) {
  const { field, problem, onChange, onActive } = props;
  const t = useDeskText();
  const count = Number(props.value ?? 0);
  const choose = (next: number) => {
    onChange(Math.min(most, Math.max(1, next)));
    onActive();
  };
  const byDigit = (event: React.KeyboardEvent) => {
    if (!/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    choose(Number(event.key));
  };
  return (
    <GroupFrame field={field} problem={problem} onKeyDown={byDigit}>
      <div className="segments">
        {usual.map((one) => (
          <label key={one} className="segment">
            <input
              type="radio"
              name={`count-${field.id}`}
              checked={count === one}
              onChange={() => choose(one)}
              onFocus={byKeyboard(onActive)}
            />
            <span>{one}</span>
          </label>
        ))}
        <label className="segment">
          <input
            type="radio"
            name={`count-${field.id}`}
            aria-label={t('count.more')}
            checked={count >= large}
            onChange={() => choose(large)}
            onFocus={byKeyboard(onActive)}
          />
          <span>
            <Plus />
          </span>
        </label>
        {count >= large && (
          <span className="stepper">
            <button type="button" aria-label={t('count.fewer')} onClick={() => choose(count - 1)}>
              <Minus />
            </button>
            <output>{t('count.people', { count })}</output>
            <button type="button" aria-label={t('count.add')} onClick={() => choose(count + 1)}>
              <Plus />
            </button>
          </span>
        )}
      </div>
    </GroupFrame>
  );
}
