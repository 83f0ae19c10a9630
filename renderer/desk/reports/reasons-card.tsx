import type { DoorReport } from '../../../shared/report.ts';
import { DecisionTag } from '../decision-tag.tsx';
import { useDeskText } from '../desk.tsx';
import { useStaffReason } from '../reason-words.ts';

/** The cause only: what staff should do follows in further sentences. */
function causeOf(sentence: string): string {
  return sentence.split('. ')[0] ?? sentence;
}

export function ReasonsCard({ reasons }: Pick<DoorReport, 'reasons'>) {
  const t = useDeskText();
  const words = useStaffReason();
  if (reasons.length === 0) return null;
  return (
    <section className="card wide" data-card="reasons">
      <h2>{t('reports.reasons')}</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('reports.decision')}</th>
            <th scope="col">{t('reports.reason')}</th>
            <th scope="col" className="count">
              {t('reports.times')}
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ decision, reason, count }) => (
            <tr key={`${decision} ${reason}`} data-reason={reason}>
              <td>
                <DecisionTag decision={decision} />
              </td>
              <td>{causeOf(words(reason))}</td>
              <td className="count">{t('reports.count', { count })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
