import type { EpochMs } from '../../shared/clock.ts';
import type { Decision, Reason } from '../../shared/verdict.ts';

/** To the kiosk's process. Each brings the time. */
export type ToKiosk = { readonly now: EpochMs } & (
  | { readonly type: 'scan'; readonly code: string }
  /** Staff settle the scan in row `scan`. */
  | { readonly type: 'enter'; readonly scan: number; readonly pin: string; readonly admitted: boolean }
  | { readonly type: 'stop' }
);

/** From the kiosk's process. */
export type FromKiosk =
  | { readonly type: 'ready' }
  /** What the screen shows. `seq`: the journal's row that holds it. */
  | {
      readonly type: 'verdict';
      readonly seq: number | undefined;
      readonly decision: Decision;
      readonly reason: Reason;
    }
  | { readonly type: 'entered'; readonly seq: number };
