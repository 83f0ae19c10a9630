import type { LookedAt } from '../../../shared/contract/guest-imports.ts';
import { useDeskText } from '../desk.tsx';

/** What a file holds, by its columns and its first guests: whether the names are read as they were written. */
export function FilePreview(props: {
  readonly name: string;
  readonly looked: Extract<LookedAt, { readonly ok: true }>;
}) {
  const t = useDeskText();
  const { guests, columns, encoding, first } = props.looked;
  return (
    <div className="file-preview">
      <p>
        <b>{props.name}</b> <span className="state">{t('import.looked', { count: guests })}</span>
      </p>
      <table className="report-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`import.column-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.map((guest) => (
            <tr key={guest.id}>
              {columns.map((column) => (
                <td key={column}>{guest[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fine">
        {t('import.first', { count: first.length })}
        {encoding === 'euc-kr' && ` ${t('import.encoding-euc-kr')}`}
      </p>
    </div>
  );
}
