import type { RetentionReport } from '../../../shared/report.ts';
import { useFormats } from '../../use-formats.ts';
import { useDeskText } from '../desk.tsx';
import { useDates } from './use-dates.ts';

/** Days that are told at once; the rest at a touch. */
const next = 5;

function Coming({ days }: { readonly days: RetentionReport['coming'] }) {
  const t = useDeskText();
  const dates = useDates();
  const formats = useFormats();
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{t('retention.day')}</th>
          <th scope="col" className="count">
            {t('retention.rows')}
          </th>
          <th scope="col" className="count">
            {t('retention.manual')}
          </th>
          <th scope="col">{t('retention.at')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, rows, manual, at }) => (
          <tr key={day}>
            <th scope="row">{dates(day)}</th>
            <td className="count">{t('reports.count', { count: rows })}</td>
            <td className="count">{t('reports.count', { count: manual })}</td>
            <td>
              {formats.date(at)} {formats.time(at)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Done({ done }: Pick<RetentionReport, 'done'>) {
  const t = useDeskText();
  const formats = useFormats();
  return (
    <table className="report-table" data-table="destroyed">
      <thead>
        <tr>
          <th scope="col">{t('retention.when')}</th>
          <th scope="col">{t('retention.which')}</th>
          <th scope="col">{t('retention.proof')}</th>
        </tr>
      </thead>
      <tbody>
        {done.map(({ last, signed }) => (
          <tr key={last}>
            <th scope="row">
              {signed === undefined
                ? t('reports.nothing')
                : `${formats.date(signed.at)} ${formats.time(signed.at)}`}
            </th>
            <td>{t('retention.span', { first: signed?.first ?? '?', last })}</td>
            <td>
              <span className={`state ${signed === undefined ? 'age-hard' : 'online'}`}>
                {t(signed === undefined ? 'retention.spoilt' : 'retention.holds')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What will be destroyed when, and the kiosk's signed word for what was. */
export function RetentionCard({ retention }: { readonly retention: RetentionReport }) {
  const t = useDeskText();
  const { keptDays, coming, done } = retention;
  return (
    <section className="card wide" data-card="retention">
      <h2>{t('retention.title')}</h2>
      <p className="fine">{t('retention.lead', { days: keptDays })}</p>
      <h3>{t('retention.coming')}</h3>
      <Coming days={coming.slice(0, next)} />
      {coming.length > next && (
        <details>
          <summary className="button">{t('retention.all', { count: coming.length - next })}</summary>
          <Coming days={coming.slice(next)} />
        </details>
      )}
      <h3>{t('retention.done')}</h3>
      {done.length === 0 ? <p>{t('retention.none')}</p> : <Done done={done} />}
      <p className="fine">{t('retention.proof-lead')}</p>
    </section>
  );
}
