import { PenLine, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { DecisionTag } from '../decision-tag.tsx';
import { CallNotice, useDeskText } from '../desk.tsx';
import { ShiftFacts } from '../shift/shift-figures.tsx';
import { type Correcting, OpenedEntry } from './opened-entry.tsx';
import { RelatedRows } from './related-rows.tsx';
import { RowFacts } from './row-facts.tsx';
import { isUnsettled, kindWords, recheckWords } from './row-words.ts';
import { useRow } from './use-row.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** One row, opened beside the list. */
export function RowDetails(props: {
  readonly seq: number;
  readonly onGo: (seq: number) => void;
  readonly onRecord: (scan: number) => void;
  readonly onCorrect: (correcting: Correcting) => void;
  readonly onClose: () => void;
}) {
  const t = useDeskText();
  const vocabulary = useVocabulary();
  const found = useRow(props.seq);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const details = found?.type === 'row' ? found : undefined;
  const row = details?.row;
  const rechecked = row?.rechecked;
  return (
    <aside
      className="card details"
      aria-label={t('details.title', { seq: props.seq })}
      data-details={props.seq}
    >
      <div className="details-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('details.title', { seq: props.seq })}
        </h2>
        <button type="button" className="button" onClick={props.onClose}>
          <X />
          {t('details.close')}
        </button>
      </div>
      {found?.type === 'gone' && <p>{t('details.gone')}</p>}
      {found?.type === 'trouble' && <CallNotice outcome={found.outcome} />}
      {details !== undefined && row !== undefined && (
        <>
          <p className="details-what">
            <b>{kindWords(row, vocabulary)}</b>
            {row.decision !== undefined && row.kind !== 'rechecked' && (
              <DecisionTag decision={row.decision} />
            )}
            {row.corrected && <span className="small-tag">{t('journal.corrected')}</span>}
          </p>
          {rechecked !== undefined && (
            <p>{t('journal.rechecked', { outcome: recheckWords(rechecked, vocabulary) })}</p>
          )}
          {row.kind === 'rechecked' && <p>{recheckWords(row, vocabulary)}</p>}
          {row.shift !== undefined && <ShiftFacts summary={row.shift} />}
          <div className="details-keys">
            {isUnsettled(row) && (
              <button type="button" className="button go" onClick={() => props.onRecord(row.seq)}>
                <PenLine />
                {t('journal.record-by-hand')}
              </button>
            )}
          </div>
          {row.kind === 'manual-entry' && <OpenedEntry row={row} onCorrect={props.onCorrect} />}
          <RelatedRows rows={details.related} onGo={props.onGo} />
          <RowFacts details={details} />
        </>
      )}
    </aside>
  );
}
