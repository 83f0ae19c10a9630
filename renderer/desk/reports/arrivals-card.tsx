import { lazy, Suspense } from 'react';
import { arrivalKinds, type DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { ArrivalSwatch } from './arrival-patterns.tsx';
import { ArrivalsTable } from './arrivals-table.tsx';
import { arrivalsIn } from './figures.ts';
import { openHours } from './shown-slots.ts';
import { useSlotTimes } from './use-slot-times.ts';

/** The charts come with their library when somebody looks at them, not with the desk. */
const ArrivalsChart = lazy(() => import('./arrivals-chart.tsx'));

/** Who came when, as a chart and as a table. */
export function ArrivalsCard({ report }: { readonly report: DoorReport }) {
  const t = useDeskText();
  const { step, days } = report;
  const times = useSlotTimes(step, days);
  const busy = report.slots.filter((slot) => arrivalsIn(slot) > 0);
  const shown = openHours([report]);
  return (
    <section className="card wide" data-card="arrivals">
      <h2>{t(`reports.chart-${step}`)}</h2>
      {shown === undefined ? (
        <p>{t('reports.none')}</p>
      ) : (
        <>
          <ul className="chart-key">
            {arrivalKinds.map((kind) => (
              <li key={kind}>
                <ArrivalSwatch kind={kind} />
                {t(`reports.${kind}`)}
              </li>
            ))}
          </ul>
          <div className="chart">
            <Suspense>
              <ArrivalsChart slots={report.slots.slice(...shown)} step={step} days={days} />
            </Suspense>
          </div>
          <p className="fine">{t('reports.chart-lead')}</p>
          <details>
            <summary className="button">{t('reports.table')}</summary>
            <ArrivalsTable head={t('reports.time')} rows={busy} nameOf={({ at }) => times.whole(at)} />
          </details>
        </>
      )}
    </section>
  );
}
