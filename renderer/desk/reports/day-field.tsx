import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { useDeskText } from '../desk.tsx';
import { useDates } from './use-dates.ts';
import { addDays } from './venue-dates.ts';

/** A day that rows are kept of, with the ones before and after it at one touch. */
export function DayField(props: {
  readonly label: string;
  /** The latest first; the first is today. */
  readonly days: readonly string[];
  readonly day: string;
  readonly onDay: (day: string) => void;
}) {
  const t = useDeskText();
  const dates = useDates();
  const id = useId();
  const { days, day, onDay } = props;
  const step = (by: number) => {
    const next = addDays(day, by);
    return { next, there: days.includes(next) };
  };
  const [before, after] = [step(-1), step(1)];
  return (
    <div className="day-field">
      <label htmlFor={id}>{props.label}</label>
      <div className="day-keys">
        <button
          type="button"
          className="button"
          aria-label={t('reports.before')}
          disabled={!before.there}
          onClick={() => onDay(before.next)}
        >
          <ChevronLeft />
        </button>
        <select id={id} value={day} onChange={(event) => onDay(event.target.value)}>
          {days.map((one, n) => (
            <option key={one} value={one}>
              {n === 0 ? t('reports.today', { date: dates(one) }) : dates(one)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          aria-label={t('reports.after')}
          disabled={!after.there}
          onClick={() => onDay(after.next)}
        >
          <ChevronRight />
        </button>
      </div>
    </div>
  );
}
