import { useEffect, useRef, useState } from 'react';
import type { KioskStatus } from '../../shared/kiosk-event.ts';
import type { Shown } from '../kiosk-view.ts';
import { Sounds } from './sounds.ts';

/** Each verdict is heard once, after it is drawn. */
export function useSounds(shown: Shown, { on, volume }: KioskStatus['sounds']): void {
  const loudness = on ? volume / 100 : 0;
  const [sounds] = useState(() => new Sounds());
  const heard = useRef<number>(undefined);
  useEffect(() => {
    const warming = requestIdleCallback(() => sounds.warm());
    return () => {
      cancelIdleCallback(warming);
      sounds.close();
    };
  }, [sounds]);
  const turn = shown.type === 'verdict' ? shown.turn : undefined;
  const decision = shown.type === 'verdict' ? shown.event.verdict.decision : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same decision in another turn sounds again
  useEffect(() => {
    // A verdict that is back after a reading that came to nothing was heard already.
    if (decision === undefined || loudness === 0 || heard.current === turn) return;
    // The colour comes first.
    const soon = setTimeout(() => {
      heard.current = turn;
      sounds.play(decision, loudness);
    }, 0);
    return () => clearTimeout(soon);
  }, [sounds, decision, turn]);
}
