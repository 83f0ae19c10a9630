/** A question with a few answers to touch. */
export function Picks<Value extends string | number | null>({
  question,
  values,
  isPicked,
  say,
  onPick,
}: {
  readonly question: string;
  readonly values: readonly Value[];
  readonly isPicked: (value: Value) => boolean;
  readonly say: (value: Value) => string;
  readonly onPick: (value: Value) => void;
}) {
  return (
    <fieldset>
      <legend>{question}</legend>
      <div className="picks">
        {values.map((value) => (
          <button
            key={value}
            type="button"
            className="pick"
            aria-pressed={isPicked(value)}
            onClick={() => onPick(value)}
          >
            {say(value)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
