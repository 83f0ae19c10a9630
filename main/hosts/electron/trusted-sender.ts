import type { WebFrameMain } from 'electron';
import { origin } from './kiosk-origin.ts';

/**
 * Whether a message comes from the screens: the main frame, and exactly their origin. To be asked at once in the
 * listener, because the frame of a later moment may be another one. A frame that is gone already is null.
 */
export function isTrusted(frame: Pick<WebFrameMain, 'origin' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === origin;
}
