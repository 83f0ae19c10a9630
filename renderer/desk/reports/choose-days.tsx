import { useDeskText } from '../desk.tsx';
import { DayField } from './day-field.tsx';

export const modes = ['one', 'range', 'two'] as const;
export type Mode = (typeof modes)[number];

/** What is looked at: a day; the days from `from` to `day`; or `day` beside `other`. */
export interface Choice {
  readonly mode: Mode;
  readonly day: string;
  readonly from: string;
  readonly other: string;
}

export function ChooseDays(props: {
  readonly choice: Choice;
  /** The latest first. */
  readonly days: readonly string[];
  readonly onChoose: (choice: Choice) => void;
}) {
  const t = useDeskText();
  const { choice, days, onChoose } = props;
  const { mode, day, from, other } = choice;
  return (
    <div className="choose-days">
      <fieldset className="toggle">
        <legend className="visually-hidden">{t('reports.what')}</legend>
        {modes.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === mode}
            onClick={() => onChoose({ ...choice, mode: one })}
          >
            {t(`reports.${one}`)}
          </button>
        ))}
      </fieldset>
      {mode === 'range' && (
        <DayField
          label={t('reports.from')}
          days={days}
          day={from}
          // A range never ends before it begins.
          onDay={(next) => onChoose({ ...choice, from: next, ...(next > day ? { day: next } : {}) })}
        />
      )}
      <DayField
        label={t(mode === 'range' ? 'reports.until' : 'reports.day')}
        days={days}
        day={day}
        onDay={(next) => onChoose({ ...choice, day: next, ...(next < from ? { from: next } : {}) })}
      />
      {mode === 'two' && (
        <DayField
          label={t('reports.other')}
          days={days}
          day={other}
          onDay={(next) => onChoose({ ...choice, other: next })}
        />
      )}
    </div>
  );
}
