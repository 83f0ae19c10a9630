import { FieldFrame, type FieldProps, inputProps, type PlainField } from './field-frame.tsx';

/** One short line. */
export function TextField(props: FieldProps<PlainField>) {
  return (
    <FieldFrame field={props.field} problem={props.problem}>
      <input
        {...inputProps(props)}
        type="text"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={String(props.value ?? '')}
        onChange={(event) => props.onChange(event.target.value)}
        onFocus={props.onActive}
      />
    </FieldFrame>
  );
}
