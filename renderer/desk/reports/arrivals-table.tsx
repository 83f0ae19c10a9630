import { arrivalKinds, type DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { arrivalsIn } from './figures.ts';
import { useSlotTimes } from './use-slot-times.ts';

/** What the chart shows, in numbers: slots in which somebody came. */
export function ArrivalsTable({ report }: { readonly report: DoorReport }) {
  const t = useDeskText();
  const times = useSlotTimes(report.step, report.days);
  const busy = report.slots.filter((slot) => arrivalsIn(slot) > 0);
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{t('reports.time')}</th>
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
        {busy.map((slot) => (
          <tr key={slot.at}>
            <th scope="row">{times.whole(slot.at)}</th>
            {arrivalKinds.map((kind) => (
              <td key={kind} className="count">
                {slot[kind]}
              </td>
            ))}
            <td className="count">{arrivalsIn(slot)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
