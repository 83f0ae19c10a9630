import { PenLine, SearchCheck } from 'lucide-react';
import { useKiosk } from '../kiosk-state.tsx';
import { DecisionTag } from './decision-tag.tsx';
import { useDeskText } from './desk.tsx';
import { useFormats } from './formats.ts';
import { useRow } from './journal/use-row.ts';
import { useStaffReason } from './reason-words.ts';

/** The way to settle a review, until somebody has. */
function RecordByHand(props: { readonly seq: number; readonly onRecord: (scan: number) => void }) {
  const t = useDeskText();
  const found = useRow(props.seq);
  if (found?.type !== 'row') return null;
  const { settled } = found.row;
  if (settled !== undefined)
    return <span className="small-tag">{t('journal.settled', { seq: settled })}</span>;
  return (
    <button type="button" className="button small" onClick={() => props.onRecord(props.seq)}>
      <PenLine />
      {t('journal.record-by-hand')}
    </button>
  );
}

/** What the scanner has just said, while the desk stands in front of the entrance. */
export function LastVerdictStrip(props: {
  readonly onRecord?: (scan: number) => void;
  readonly onSettle?: (scan: number) => void;
}) {
  const { last } = useKiosk();
  const t = useDeskText();
  const formats = useFormats();
  const staffReason = useStaffReason();
  const { onRecord, onSettle } = props;
  if (last === undefined) {
    return (
      <section className="strip" aria-label={t('strip.title')}>
        <p className="fine">{t('strip.none')}</p>
      </section>
    );
  }
  const { seq, verdict } = last;
  return (
    <section
      className={`strip ${verdict.decision}`}
      aria-label={t('strip.title')}
      data-decision={verdict.decision}
      data-reason={verdict.reason}
    >
      <p role="status">
        <DecisionTag decision={verdict.decision} />
        {verdict.reason !== 'ok' && <span className="strip-why">{staffReason(verdict.reason)}</span>}
        {last.repeat && <span className="fine">{t('strip.repeat')}</span>}
      </p>
      <time>{formats.seconds(last.at)}</time>
      {onRecord !== undefined && verdict.decision === 'review' && seq !== undefined && (
        <RecordByHand seq={seq} onRecord={onRecord} />
      )}
      {onSettle !== undefined && verdict.decision === 'refuse' && seq !== undefined && (
        <button type="button" className="button small" onClick={() => onSettle(seq)}>
          <SearchCheck />
          {t('settle.open-scan')}
        </button>
      )}
    </section>
  );
}
