import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import type { DeskWord } from '../../../shared/locales/desk.ts';
import type { SettingProblem } from '../../../shared/settings-change.ts';
import { useDeskText } from '../desk.tsx';

/** What is wrong with a field or anything inside it, in words. */
export function Problems(props: { readonly of: string; readonly problems: readonly SettingProblem[] }) {
  const t = useDeskText();
  const { of, problems } = props;
  return problems
    .filter(({ field }) => field === of || field.startsWith(`${of}.`))
    .map(({ field, fault }) => (
      <p key={`${field} ${fault}`} className="problem" role="alert">
        {t(`setting-problem.${fault}`)}
      </p>
    ));
}

/** One of a few, each a button. */
export function Choice<T extends string>(props: {
  readonly title: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}) {
  return (
    <fieldset className="setting-line">
      <legend>{props.title}</legend>
      <div className="toggle large">
        {props.options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === props.chosen}
            onClick={() => props.onChoose(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** A number with a button for less and one for more. */
export function Stepper(props: {
  readonly title: string;
  readonly value: number;
  readonly step: number;
  readonly min: number;
  readonly max: number;
  readonly unit: DeskWord;
  readonly onChange: (value: number) => void;
}) {
  const t = useDeskText();
  const id = useId();
  const { title, value, step, min, max, unit } = props;
  const to = (next: number) => props.onChange(Math.min(max, Math.max(min, next)));
  return (
    <div className="setting-line">
      <span id={id}>{title}</span>
      <span className="stepper">
        <button
          type="button"
          aria-label={t('settings.less', { what: title })}
          disabled={value <= min}
          onClick={() => to(value - step)}
        >
          <Minus />
        </button>
        <output aria-labelledby={id}>{t(unit, { count: value })}</output>
        <button
          type="button"
          aria-label={t('settings.more', { what: title })}
          disabled={value >= max}
          onClick={() => to(value + step)}
        >
          <Plus />
        </button>
      </span>
    </div>
  );
}
