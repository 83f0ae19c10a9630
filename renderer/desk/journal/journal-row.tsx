import { PenLine } from 'lucide-react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import { DecisionTag } from '../decision-tag.tsx';
import { useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { isKiosksOwn, isUnsettled, kindWords, reasonWords } from './row-words.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** A row of the list. A touch anywhere opens it; for the keyboard, its time is a button. */
export function JournalRow(props: {
  /** Its place in the list, for what measures it. */
  readonly index: number;
  readonly measured: (element: HTMLTableRowElement | null) => void;
  readonly row: DeskRow;
  readonly selected: boolean;
  readonly onSelect: (seq: number) => void;
  readonly onRecord: (scan: number) => void;
}) {
  const { row } = props;
  const t = useDeskText();
  const formats = useFormats();
  const vocabulary = useVocabulary();
  const { people } = useDesk();
  const at = Date.parse(row.at);
  return (
    <tr
      ref={props.measured}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      data-row={row.seq}
      data-kind={row.kind}
      className={props.selected ? 'selected' : ''}
      onClick={() => props.onSelect(row.seq)}
    >
      <td className="when">
        <button type="button" className="open-row" aria-expanded={props.selected}>
          <time dateTime={row.at}>{formats.short(at)}</time>
          <span className="visually-hidden"> {t('journal.details', { seq: row.seq })}</span>
        </button>
      </td>
      <td className="what">
        <div className="cell-parts">
          {kindWords(row, vocabulary)}
          {row.happenedAt !== undefined && (
            <span className="small-tag wraps">
              {t('journal.late', { time: formats.short(Date.parse(row.happenedAt)) })}
            </span>
          )}
          {row.corrected && <span className="small-tag">{t('journal.corrected')}</span>}
        </div>
      </td>
      <td>
        {row.decision !== undefined && row.kind !== 'rechecked' && <DecisionTag decision={row.decision} />}
      </td>
      <td>
        <div className="cell-parts">
          <span lang={isKiosksOwn(row) ? 'en' : undefined}>{reasonWords(row, vocabulary)}</span>
          {row.settled !== undefined && (
            <span className="small-tag">{t('journal.settled', { seq: row.settled })}</span>
          )}
          {row.rechecked !== undefined && (
            <span className="small-tag wraps">
              {t('journal.rechecked', { outcome: t(`rechecked.${row.rechecked.decision ?? 'review'}`) })}
            </span>
          )}
          {isUnsettled(row) && (
            <button
              type="button"
              className="button small"
              onClick={(event) => {
                event.stopPropagation();
                props.onRecord(row.seq);
              }}
            >
              <PenLine />
              {t('journal.record-by-hand')}
            </button>
          )}
        </div>
      </td>
      <td className="gate">{row.gate}</td>
      <td className="staff">{people.find(({ id }) => id === row.staff)?.name ?? ''}</td>
    </tr>
  );
}
