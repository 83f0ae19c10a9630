import type { DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';

/** As many as fit on a page. The files hold all. */
const shown = 20;

/** When the door was not as it should be. */
export function DegradedCard({ degraded }: Pick<DoorReport, 'degraded'>) {
  const t = useDeskText();
  const formats = useFormats();
  return (
    <section className="card wide" data-card="degraded">
      <h2>{t('reports.degraded')}</h2>
      {degraded.length === 0 && <p>{t('reports.degraded-none')}</p>}
      <ul className="lines">
        {degraded.slice(0, shown).map((one) => {
          const since = formats.short(Date.parse(one.since));
          const { worst = 'degraded' } = one;
          return (
            <li key={`${one.kind} ${one.since}`}>
              <b>
                {one.until === undefined
                  ? t('outages.goes-on', { since })
                  : t('outages.span', { since, until: formats.short(Date.parse(one.until)) })}
              </b>
              <span className={`state ${one.kind === 'network' ? worst : ''}`}>
                {t(one.kind === 'network' ? `outages.network-${worst}` : 'outages.kiosk-off')}
              </span>
              <span className="fine">{Object.keys(one.impaired).join(', ')}</span>
            </li>
          );
        })}
      </ul>
      {degraded.length > shown && (
        <p className="fine">{t('reports.more', { count: degraded.length - shown })}</p>
      )}
    </section>
  );
}
