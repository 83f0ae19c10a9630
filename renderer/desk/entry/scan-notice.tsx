import { DecisionShape } from '../../parts/decision-shape.tsx';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { useRow } from '../journal/use-row.ts';
import { useStaffReason } from '../reason-words.ts';

/** Which scan this entry settles, and why staff were asked. */
export function ScanNotice(props: { readonly seq: number; readonly onDrop: () => void }) {
  const t = useDeskText();
  const formats = useFormats();
  const staffReason = useStaffReason();
  const row = useRow(props.seq);
  const time = row?.type === 'row' ? formats.seconds(Date.parse(row.row.at)) : '';
  return (
    <div className="scan-notice">
      <DecisionShape decision={(row?.type === 'row' ? row.row.decision : undefined) ?? 'review'} size={28} />
      <div>
        <p className="scan-when">{t('entry.scan', { time, seq: props.seq })}</p>
        {row?.type === 'row' && row.row.reason !== undefined && <p>{staffReason(row.row.reason)}</p>}
      </div>
      <button type="button" className="button" onClick={props.onDrop}>
        {t('entry.scan-drop')}
      </button>
    </div>
  );
}
