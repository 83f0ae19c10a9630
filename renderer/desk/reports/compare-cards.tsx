import { lazy, Suspense } from 'react';
import type { DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { type Figure, figureNames, figuresOf } from './figures.ts';
import { openHours } from './shown-slots.ts';
import { useDates } from './use-dates.ts';
import { useFigureText } from './use-figure-text.ts';

const CompareChart = lazy(() => import('./compare-chart.tsx'));

interface Pair {
  readonly report: DoorReport;
  readonly other: DoorReport;
}

function differenceOf(one: Figure, other: Figure): Figure {
  const both = one.value !== undefined && other.value !== undefined;
  // To a tenth: 0.3 - 0.1 is not 0.2 to a machine.
  const value = both ? Math.round((Number(one.value) - Number(other.value)) * 1_000) / 1_000 : undefined;
  return { unit: one.unit, value };
}

function Figures({ report, other }: Pair) {
  const t = useDeskText();
  const dates = useDates();
  const text = useFigureText();
  const [ones, others] = [figuresOf(report), figuresOf(other)];
  return (
    <section className="card wide" data-card="compare">
      <h2>{t('reports.compare')}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('reports.figure')}</th>
            {[report, other].map(({ days }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: both may be the same day
              <th key={n} scope="col" className="count">
                {dates(days.from)}
              </th>
            ))}
            <th scope="col" className="count">
              {t('reports.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figureNames.map((name) => {
            const difference = differenceOf(ones[name], others[name]);
            return (
              <tr key={name} data-figure={name}>
                <th scope="row">{t(`reports.${name}`)}</th>
                <td className="count">{text(ones[name])}</td>
                <td className="count">{text(others[name])}</td>
                <td className="count">
                  {Number(difference.value) > 0 ? '+' : ''}
                  {text(difference)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Two days: their arrivals over each other, their figures side by side. */
export function CompareCards({ report, other }: Pair) {
  const t = useDeskText();
  const dates = useDates();
  const shown = openHours([report, other]);
  const names = [dates(report.days.from), dates(other.days.from)] as const;
  return (
    <>
      <section className="card wide" data-card="arrivals">
        <h2>{t(`reports.chart-${report.step}`)}</h2>
        {shown === undefined ? (
          <p>{t('reports.none')}</p>
        ) : (
          <>
            <ul className="chart-key">
              <li>
                <span className="line-key one" />
                {names[0]}
              </li>
              <li>
                <span className="line-key other" />
                {names[1]}
              </li>
            </ul>
            <div className="chart">
              <Suspense>
                <CompareChart report={report} other={other} names={names} shown={shown} />
              </Suspense>
            </div>
          </>
        )}
      </section>
      <Figures report={report} other={other} />
    </>
  );
}
