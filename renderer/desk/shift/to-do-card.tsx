import { SearchCheck } from 'lucide-react';
import type { Shift } from '../../../shared/contract/shift.ts';
import { checkSentence, checkTitle } from '../../../shared/locales/check-list.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { useStaffReason } from '../reason-words.ts';

/** The colour of a state, by the names that the network has for them. */
const colour = { good: 'online', warn: 'degraded', bad: 'offline' } as const;

/** What a shift leaves to the next: who waits, and what is to be looked after. */
export function ToDoCard(props: {
  readonly shift: Pick<Shift, 'waiting' | 'checks'>;
  readonly onSettle: (scan: number) => void;
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const formats = useFormats();
  const staffReason = useStaffReason();
  const { waiting, checks } = props.shift;
  const more = waiting.count - waiting.rows.length;
  return (
    <section className="card wide" data-card="to-do">
      <h2>{t('shift.to-do')}</h2>
      {waiting.count === 0 && checks.length === 0 && <p>{t('shift.nothing')}</p>}
      {waiting.count > 0 && (
        <>
          <h3>{t('shift.waiting', { count: waiting.count })}</h3>
          <ul className="lines">
            {waiting.rows.map(({ seq, at, reason }) => (
              <li key={seq} data-waiting={seq}>
                <time dateTime={at}>{formats.short(Date.parse(at))}</time>
                <b>{reason !== undefined && staffReason(reason)}</b>
                <button type="button" className="button small" onClick={() => props.onSettle(seq)}>
                  <SearchCheck />
                  {t('settle.open-scan')}
                  <span className="visually-hidden">{t('settle.scan', { seq })}</span>
                </button>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="fine">{t('shift.more', { count: more })}</p>}
        </>
      )}
      {checks.length > 0 && (
        <>
          <h3>{t('shift.amiss', { count: checks.length })}</h3>
          <ul className="lines">
            {checks.map((check) => (
              <li key={check.id} data-check={check.id}>
                <b>{checkTitle(language, check)}</b>
                <span className={`state ${colour[check.state]}`}>{t(`check.${check.state}`)}</span>
                <p className="fine">{checkSentence(language, check)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
