import { useState } from 'react';
import type { NotDone } from '../calls.ts';
import { useSecondsUntil } from '../countdown.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';

type State = { readonly type: 'offered'; readonly outcome?: NotDone } | { readonly type: 'sending' };

/**
 * Takes an entry back at one touch while the hand that wrote it is still there: a further row, as any correction.
 * After `until` (milliseconds of `performance.now()`) the kiosk leaves it to those in charge, with a reason in words.
 */
export function UndoEntry(props: {
  readonly seq: number;
  readonly until: number;
  /** What its button says, with the row and the seconds that are left; that it is this entry unless told. */
  readonly word?: 'entry.undo' | 'entry.undo-named' | 'override.undo';
  /** Why, in the words of the row that takes it back; that it was an entry unless told. */
  readonly reason?: string;
  /** Staff have touched it: the screen must not go away before they have read what came of it. */
  readonly onTouch?: () => void;
  /** `by`: the row that voids it. */
  readonly onUndone: (by: number) => void;
}) {
  const t = useDeskText();
  const { call, changed } = useDesk();
  const left = useSecondsUntil(props.until);
  const [state, setState] = useState<State>({ type: 'offered' });

  const undo = async () => {
    if (state.type !== 'offered') return;
    props.onTouch?.();
    setState({ type: 'sending' });
    const result = await call((desk) =>
      desk.correctEntry({
        seq: props.seq,
        reason: props.reason ?? t('entry.undo-reason'),
        change: { type: 'void' },
      }),
    );
    if (result.type !== 'done') return setState({ type: 'offered', outcome: result });
    if (!result.value.ok) return setState({ type: 'offered', outcome: { type: 'failed' } });
    changed();
    props.onUndone(result.value.seq);
  };

  return (
    // Inside a status region: the seconds are not to be read out one by one.
    <div aria-live="off">
      <CallNotice
        outcome={state.type === 'offered' ? state.outcome : undefined}
        refused={t('correct.refused')}
      />
      {left > 0 && (
        <button
          type="button"
          className="button"
          disabled={state.type === 'sending'}
          onClick={() => void undo()}
        >
          {t(props.word ?? 'entry.undo', { seq: props.seq, seconds: left })}
        </button>
      )}
    </div>
  );
}
