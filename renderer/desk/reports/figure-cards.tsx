import type { DoorReport } from '../../../shared/report.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useDeskText } from '../desk.tsx';
import { type FigureName, figuresOf } from './figures.ts';
import { useFigureText } from './use-figure-text.ts';

const large = ['arrivals', 'admit', 'refuse', 'review', 'manual'] as const satisfies readonly FigureName[];
const small = [
  ['entries', 'overrides', 'manual-share', 'taken-back', 'left'],
  ['p50', 'p95', 'p99'],
  ['network', 'off'],
] as const satisfies readonly (readonly FigureName[])[];

/** The report at a glance. Who is inside now is told on the day that is going on. */
export function FigureCards(props: { readonly report: DoorReport; readonly isToday: boolean }) {
  const t = useDeskText();
  const text = useFigureText();
  const { status } = useKiosk();
  const figures = figuresOf(props.report);
  return (
    <section className="report-figures" aria-label={t('reports.figures')}>
      <div className="numbers">
        {props.isToday && (
          <div className="card number inside">
            <h2>{t('reports.inside')}</h2>
            <p>{t('status.guests', { count: status.inside })}</p>
          </div>
        )}
        {large.map((name) => (
          <div key={name} className="card number" data-figure={name}>
            <h2>{t(`reports.${name}`)}</h2>
            <p>{text(figures[name])}</p>
          </div>
        ))}
      </div>
      <div className="figure-lists">
        {small.map((group) => (
          <dl key={group[0]} className="card">
            {group.map((name) => (
              <div key={name} data-figure={name}>
                <dt>{t(`reports.${name}`)}</dt>
                <dd>{text(figures[name])}</dd>
              </div>
            ))}
          </dl>
        ))}
      </div>
      <p className="fine">{t('reports.took-lead')}</p>
    </section>
  );
}
