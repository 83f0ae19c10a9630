import { useEffect, useState } from 'react';
import type { Shown } from '../kiosk-view.ts';
import { Sounds } from './sounds.ts';

/** Each verdict is heard once, after it is drawn. */
export function useSounds(shown: Shown): void {
  const [sounds] = useState(() => new Sounds());
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
    if (decision === undefined) return;
    // The colour comes first.
    const soon = setTimeout(() => sounds.play(decision), 0);
    return () => clearTimeout(soon);
  }, [sounds, decision, turn]);
}
