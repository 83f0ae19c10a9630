import { useEffect, useState } from 'react';
import type { HandOver } from '../../../shared/contract/shift.ts';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';

type State =
  | { readonly type: 'sealed' }
  | { readonly type: 'opening' }
  | { readonly type: 'open'; readonly note: string | undefined }
  | { readonly type: 'trouble'; readonly outcome: NotDone };

/** The note of a hand-over, opened only by a button that says what opening means. */
export function OpenedNote({ handOver }: { readonly handOver: HandOver }) {
  const t = useDeskText();
  const { call, people } = useDesk();
  const [state, setState] = useState<State>({ type: 'sealed' });
  // The desk is hidden while it is locked, and its effects with it: what was opened does not outlive that.
  useEffect(() => () => setState({ type: 'sealed' }), []);
  const { seq, from, mayOpen } = handOver;
  const open = async () => {
    setState({ type: 'opening' });
    const result = await call((desk) => desk.openShiftNote({ seq }));
    if (result.type !== 'done') return setState({ type: 'trouble', outcome: result });
    setState({ type: 'open', note: result.value.note });
  };
  const name = people.find(({ id }) => id === from)?.name ?? from;
  return (
    <section className="sealed" data-note={state.type}>
      {state.type === 'open' ? (
        <>
          <h3>{t('shift.note-from', { name })}</h3>
          <p className="shift-note">{state.note ?? t('shift.note-destroyed')}</p>
        </>
      ) : (
        <p>{t(mayOpen ? 'shift.note-sealed' : 'shift.note-others')}</p>
      )}
      {state.type === 'trouble' && <CallNotice outcome={state.outcome} />}
      {state.type !== 'open' && mayOpen && (
        <div className="details-keys">
          <button
            type="button"
            className="button"
            disabled={state.type === 'opening'}
            onClick={() => void open()}
          >
            {t('shift.note-open')}
          </button>
        </div>
      )}
    </section>
  );
}
