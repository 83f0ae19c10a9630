import { type Arrivals, arrivalKinds } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { arrivalsIn } from './figures.ts';

/** Arrivals in numbers by what they were told: one row for each slot, gate or whatever `head` says. */
export function ArrivalsTable<T extends Arrivals>(props: {
  readonly head: string;
  readonly rows: readonly T[];
  readonly nameOf: (row: T) => string;
}) {
  const t = useDeskText();
  const { head, rows, nameOf } = props;
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
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
        {rows.map((row) => (
          <tr key={nameOf(row)}>
            <th scope="row">{nameOf(row)}</th>
            {arrivalKinds.map((kind) => (
              <td key={kind} className="count">
                {row[kind]}
              </td>
            ))}
            <td className="count">{arrivalsIn(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
