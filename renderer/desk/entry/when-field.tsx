import { useKiosk } from '../../kiosk-state.tsx';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { daysBack, type EntryWhen, wallOf } from './entry-when.ts';

const usual = [10, 30, 60] as const;
/** As many days as a journal keeps by default; the kiosk refuses what it keeps no more. */
const days = 28;

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, number) => number);
}

function ExactTime(props: {
  readonly when: Extract<EntryWhen, { type: 'at' }>;
  readonly onChange: (when: EntryWhen) => void;
}) {
  const { when, onChange } = props;
  const t = useDeskText();
  const { language } = useLanguage();
  const { status, now } = useKiosk();
  const today = wallOf(now(), status.timeZone).day;
  const dayName = new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  return (
    <span className="exact-time">
      <select
        aria-label={t('when.day')}
        value={when.day}
        onChange={(event) => onChange({ ...when, day: event.target.value })}
      >
        {daysBack(today, days).map((day) => (
          <option key={day} value={day}>
            {dayName.format(Date.parse(day))}
          </option>
        ))}
      </select>
      {(['hour', 'minute'] as const).map((part) => (
        <select
          key={part}
          aria-label={t(`when.${part}`)}
          value={when[part]}
          onChange={(event) => onChange({ ...when, [part]: Number(event.target.value) })}
        >
          {numbers(part === 'hour' ? 24 : 60).map((number) => (
            <option key={number} value={number}>
              {t(`when.${part}-of`, { number: String(number).padStart(2, '0') })}
            </option>
          ))}
        </select>
      ))}
    </span>
  );
}

/** When it happened: now, unless staff copy what they wrote on paper, or had no hand free. */
export function WhenField(props: {
  readonly when: EntryWhen;
  readonly problem: string | undefined;
  readonly onChange: (when: EntryWhen) => void;
}) {
  const { when, onChange } = props;
  const t = useDeskText();
  const { status, now } = useKiosk();
  const exact = when.type === 'at';
  const pick = (name: string, pressed: boolean, next: EntryWhen) => (
    <button key={name} type="button" className="pick" aria-pressed={pressed} onClick={() => onChange(next)}>
      {name}
    </button>
  );
  return (
    <fieldset className="field when" aria-invalid={props.problem !== undefined}>
      <legend>{t('when.title')}</legend>
      <div className="segments">
        {pick(t('when.now'), when.type === 'now', { type: 'now' })}
        {usual.map((minutes) =>
          pick(t('when.ago', { minutes }), when.type === 'ago' && when.minutes === minutes, {
            type: 'ago',
            minutes,
          }),
        )}
        {pick(t('when.exact'), exact, exact ? when : wallOf(now(), status.timeZone))}
        {exact && <ExactTime when={when} onChange={onChange} />}
      </div>
      {props.problem !== undefined && (
        <p className="problem" role="alert">
          {props.problem}
        </p>
      )}
    </fieldset>
  );
}
