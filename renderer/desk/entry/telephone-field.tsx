import { Check } from 'lucide-react';
import { useDeskText } from '../desk.tsx';
import { FieldFrame, type FieldProps, inputProps, type PlainField } from './field-frame.tsx';
import { settle, telephoneState } from './telephone-typing.ts';

/** The text after an edit: an input method is left to finish, and a caret inside the number is left where it is. */
function edited(input: HTMLInputElement, composing: boolean): string {
  const atEnd = input.selectionEnd === input.value.length;
  return composing || !atEnd ? input.value : settle(input.value);
}

/** A telephone number or a 개인안심번호, named as soon as it is whole. */
export function TelephoneField(props: FieldProps<PlainField>) {
  const { field, problem, onChange } = props;
  const t = useDeskText();
  const text = String(props.value ?? '');
  const state = telephoneState(text).type;
  const hint = state === 'number' || state === 'safe-number' ? t(`telephone.${state}`) : t('telephone.hint');
  return (
    <FieldFrame field={field} problem={problem} hint={hint}>
      <div className="with-mark">
        <input
          {...inputProps(props)}
          type="text"
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) =>
            onChange(edited(event.target, (event.nativeEvent as InputEvent).isComposing === true))
          }
          onCompositionEnd={(event) => onChange(settle(event.currentTarget.value))}
          onBlur={() => settle(text) !== text && onChange(settle(text))}
          onFocus={props.onActive}
        />
        {(state === 'number' || state === 'safe-number') && (
          <span className="mark">
            <Check />
          </span>
        )}
      </div>
    </FieldFrame>
  );
}
