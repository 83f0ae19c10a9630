import type { DeskRow } from '../../../shared/contract/journal.ts';
import { DecisionTag } from '../decision-tag.tsx';
import { useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { kindWords } from './row-words.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** The rows that belong to one: its scan, its entry, what corrected it, who opened it. Each leads there. */
export function RelatedRows(props: {
  readonly rows: readonly DeskRow[];
  readonly onGo: (seq: number) => void;
}) {
  const t = useDeskText();
  const formats = useFormats();
  const vocabulary = useVocabulary();
  const { people } = useDesk();
  if (props.rows.length === 0) return null;
  return (
    <section>
      <h3>{t('details.related')}</h3>
      <ul className="related">
        {props.rows.map((row) => (
          <li key={row.seq}>
            <button
              type="button"
              className="button"
              data-related={row.seq}
              onClick={() => props.onGo(row.seq)}
            >
              <b>{t('journal.link', { seq: row.seq, kind: kindWords(row, vocabulary) })}</b>
              <span className="fine">
                <time dateTime={row.at}>{formats.short(Date.parse(row.at))}</time>
                {row.staff !== undefined && ` · ${people.find(({ id }) => id === row.staff)?.name ?? ''}`}
              </span>
              {row.decision !== undefined && row.kind !== 'rechecked' && (
                <DecisionTag decision={row.decision} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
