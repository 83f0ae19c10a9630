import { arrivalKinds, type DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { arrivalsIn } from './figures.ts';

/** The gates that this kiosk stood at. */
export function GatesCard({ gates }: Pick<DoorReport, 'gates'>) {
  const t = useDeskText();
  if (gates.length === 0) return null;
  return (
    <section className="card wide" data-card="gates">
      <h2>{t('reports.gates')}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('reports.gate')}</th>
            {arrivalKinds.map((kind) => (
              <th key={kind} scope="col" className="count">
                {t(`reports.${kind}`)}
              </th>
            ))}
            <th scope="col" className="count">
              {t('reports.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {gates.map((one) => (
            <tr key={one.gate}>
              <th scope="row">{one.gate}</th>
              {arrivalKinds.map((kind) => (
                <td key={kind} className="count">
                  {one[kind]}
                </td>
              ))}
              <td className="count">{arrivalsIn(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
