import { useId } from 'react';

/** One thing to look for: the browser's own list, which opens by touch, and by keyboard too. */
export function FilterSelect<T extends string>(props: {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly (readonly [value: T, words: string])[];
  /** What to choose for "whatever it is"; without it one of the options is always chosen. */
  readonly any?: string;
  /** Whether something else is chosen than at the beginning; any value unless told. */
  readonly isSet?: boolean;
  readonly onChange: (value: T | undefined) => void;
}) {
  const id = useId();
  const { label, value, options, any, isSet = value !== undefined } = props;
  // A value that no row has any more is still what is looked for.
  const shown =
    value === undefined || options.some(([one]) => one === value)
      ? options
      : [...options, [value, value] as const];
  return (
    <div className="filter" data-set={isSet}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => props.onChange(shown.find(([one]) => one === event.target.value)?.[0])}
      >
        {any !== undefined && <option value="">{any}</option>}
        {shown.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
