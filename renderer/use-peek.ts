import { useState } from 'react';
import type { Shown } from './kiosk-view.ts';

/**
 * A look at the entrance from the desk: from `begin` until what comes there (a verdict, most of all) is over, or until
 * `end`.
 */
export function usePeek(shown: Shown['type']): {
  readonly isOn: boolean;
  readonly begin: () => void;
  readonly end: () => void;
} {
  const [stage, setStage] = useState<'off' | 'waiting' | 'seen'>('off');
  if (stage === 'waiting' && shown !== 'idle') setStage('seen');
  if (stage === 'seen' && shown === 'idle') setStage('off');
  return { isOn: stage !== 'off', begin: () => setStage('waiting'), end: () => setStage('off') };
}
