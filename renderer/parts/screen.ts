import { useLayoutEffect } from 'react';

export type ScreenName =
  | 'idle'
  | 'reading'
  | 'verdict'
  | 'manual-entry'
  | 'desk'
  | 'locked'
  | 'setup'
  | 'out-of-order';

/** Names the screen on the root element, for tests and for those who integrate, in the frame that it is drawn in. */
export function useScreen(name: ScreenName): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.screen = name;
  }, [name]);
}
