import { useCallback, useEffect, useState } from 'react';
import type { CalendarEntry } from '../../../shared/calendar.ts';
import { calendarNames, calendarWords } from '../../../shared/locales/calendar.ts';
import { useLanguage } from '../../language.tsx';
import { useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';

/** Of what is far away the soonest only, until somebody asks for the rest. */
const shownAtFirst = 8;
const tones = { good: '', warn: 'degraded', bad: 'offline' } as const;

/** What ends when, and when limits of age act if nothing new comes in. `edition`: another one is another calendar. */
export function CalendarCard({ edition }: { readonly edition: unknown }) {
  const t = useDeskText();
  const { language } = useLanguage();
  const formats = useFormats();
  const { call } = useDesk();
  const [calendar, setCalendar] = useState<readonly CalendarEntry[]>();
  const [whole, setWhole] = useState(false);
  const load = useCallback(async () => {
    const result = await call((desk) => desk.calendar());
    if (result.type === 'done') setCalendar(result.value);
  }, [call]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is held changed
  useEffect(() => void load(), [load, edition]);
  if (calendar === undefined) return null;
  const shown = whole ? calendar : calendar.slice(0, shownAtFirst);
  return (
    <section className="card" data-calendar={calendar.length}>
      <h2>{t('calendar.title')}</h2>
      <p className="fine">{t(calendar.length === 0 ? 'calendar.empty' : 'calendar.lead')}</p>
      <ul className="lines calendar">
        {shown.map(({ at, topic, state, count, names }) => (
          <li key={`${at} ${topic} ${state}`} data-topic={topic} data-state={state}>
            <time dateTime={new Date(at).toISOString()}>{formats.dateTime(at)}</time>
            <span className="what">
              <b>{calendarWords(language, topic)}</b>
              {count > 1 && ` (${t('calendar.count', { count })})`}
              <span className="under">{calendarNames(language, names)}</span>
            </span>
            {state !== 'good' && <span className={`state ${tones[state]}`}>{t(`check.${state}`)}</span>}
          </li>
        ))}
      </ul>
      {shown.length < calendar.length && (
        <button type="button" className="button" onClick={() => setWhole(true)}>
          {t('calendar.all', { count: calendar.length })}
        </button>
      )}
    </section>
  );
}
