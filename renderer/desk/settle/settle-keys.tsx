import { PenLine, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useDesk, useDeskText } from '../desk.tsx';
import { UndoEntry } from '../entry/undo-entry.tsx';
import { VouchForm } from '../vouch/vouch-form.tsx';
import type { SendVouch } from '../vouch/vouch-pin.tsx';

/** How long an override can be taken back at one touch, in milliseconds. */
const undoWithinMs = 60_000;

type State =
  | { readonly type: 'choosing' }
  | { readonly type: 'done'; readonly seq: number; readonly until: number }
  | { readonly type: 'undone'; readonly seq: number; readonly by: number };

/** What can be done about a scan that nobody has settled: an exception, or an entry by hand. */
export function SettleKeys(props: {
  readonly row: DeskRow;
  readonly overriding: boolean;
  readonly onOverriding: (overriding: boolean) => void;
  readonly onRecord: (scan: number) => void;
}) {
  const { row, overriding, onOverriding } = props;
  const t = useDeskText();
  const { call, changed } = useDesk();
  const { settled } = useKiosk();
  const [state, setState] = useState<State>({ type: 'choosing' });
  const override: SendVouch = async (vouch) => {
    const result = await call((desk) => desk.overrideScan({ scan: row.seq, ...vouch }));
    if (result.type !== 'done') return result;
    if (!result.value.ok) return { type: 'pin', ...result.value };
    changed();
    settled(row.seq);
    onOverriding(false);
    setState({ type: 'done', seq: result.value.seq, until: performance.now() + undoWithinMs });
    return { type: 'done' };
  };
  if (overriding) return <VouchForm send={override} onCancel={() => onOverriding(false)} />;
  switch (state.type) {
    case 'done':
      return (
        <div className="settle-done" role="status" data-override={state.seq}>
          <p className="notice">{t('override.done', { seq: state.seq })}</p>
          <UndoEntry
            seq={state.seq}
            until={state.until}
            word="override.undo"
            reason={t('override.undo-reason')}
            onUndone={(by) => setState({ type: 'undone', seq: state.seq, by })}
          />
        </div>
      );
    case 'undone':
      return (
        <p className="notice" role="status">
          {t('override.undone', { seq: state.seq, by: state.by })}
        </p>
      );
    case 'choosing':
      if (row.settled !== undefined) {
        return <p className="notice">{t('journal.settled', { seq: row.settled })}</p>;
      }
      return (
        <div className="details-keys">
          <button type="button" className="button go" onClick={() => props.onRecord(row.seq)}>
            <PenLine />
            {t('journal.record-by-hand')}
          </button>
          <button type="button" className="button" onClick={() => onOverriding(true)}>
            <ShieldAlert />
            {t(row.direction === 'exit' ? 'override.open-exit' : 'override.open')}
          </button>
        </div>
      );
  }
}
