import type { KioskEvent, KioskStatus } from '../shared/kiosk-event.ts';
import type { Sentence } from '../shared/verdict.ts';

export type PairingEvent = Extract<KioskEvent, { type: 'pairing' }>;
export type VerdictEvent = Extract<KioskEvent, { type: 'verdict' }>;

/** What stays on the entrance by itself. `until`: when it goes back to idle, by the window's own clock. */
export type Settled =
  | { readonly type: 'idle' }
  | {
      readonly type: 'part';
      /** Numbers of the codes that were read, from 1. */
      readonly have: readonly number[];
      readonly count: number;
      /** What is still to come, where it is more than the next code. */
      readonly sentence?: Sentence | undefined;
      readonly until: number;
    }
  | {
      readonly type: 'verdict';
      readonly event: VerdictEvent;
      /** Counts the verdicts of this window: a repeat is the same event in another turn. */
      readonly turn: number;
      readonly from: number;
      readonly until: number;
    };

/** What the entrance shows. */
export type Shown =
  | Settled
  | {
      readonly type: 'reading';
      readonly scanner: string;
      /** What was there before, and comes back if the reading comes to nothing. */
      readonly over: Settled;
      readonly until: number;
    };

export interface KioskView {
  readonly connected: boolean;
  /** Absent until the kiosk was heard for the first time. */
  readonly status: KioskStatus | undefined;
  /** The kiosk's clock minus the window's, in milliseconds. */
  readonly clockAheadMs: number;
  readonly shown: Shown;
  /** The last verdict, however long ago. */
  readonly last: VerdictEvent | undefined;
  readonly turn: number;
  /** The last pairing code that was scanned for the desk. */
  readonly paired?: PairingEvent;
}

/** What can change a view, each at an instant of the window's clock in epoch milliseconds. */
export type Happening =
  | KioskEvent
  | { readonly type: 'lost' }
  | { readonly type: 'dismissed' }
  /** Staff have let in, or turned away, whoever showed the code of this row. */
  | { readonly type: 'settled'; readonly scan: number }
  | { readonly type: 'time' };

export const emptyView: KioskView = {
  connected: false,
  status: undefined,
  clockAheadMs: 0,
  shown: { type: 'idle' },
  last: undefined,
  turn: 0,
};

const idle: Settled = { type: 'idle' };

/** No scanner needs longer for a code; one that says neither way by then is gone. */
const longestReadingMs = 15_000;
/** As long as the kiosk keeps a part (`main/admission/part-collector.ts`). */
const partPatienceMs = 30_000;

function stayMs({ decision }: VerdictEvent['verdict'], status: KioskStatus | undefined): number {
  const { admitMs, refuseMs, reviewMs } = status?.timings ?? {
    admitMs: 4_000,
    refuseMs: 7_000,
    reviewMs: 20_000,
  };
  return { admit: admitMs, refuse: refuseMs, review: reviewMs }[decision];
}

function withVerdict(view: KioskView, event: VerdictEvent, now: number): KioskView {
  const turn = view.turn + 1;
  const until = now + stayMs(event.verdict, view.status);
  return { ...view, turn, last: event, shown: { type: 'verdict', event, turn, from: now, until } };
}

function withReading(view: KioskView, scanner: string, now: number): KioskView {
  const over = view.shown.type === 'reading' ? view.shown.over : view.shown;
  return { ...view, shown: { type: 'reading', scanner, over, until: now + longestReadingMs } };
}

function afterReading({ shown }: KioskView, scanner: string, now: number): Shown {
  if (shown.type !== 'reading' || shown.scanner !== scanner) return shown;
  return shown.over.type !== 'idle' && shown.over.until <= now ? idle : shown.over;
}

/** What was seen in a rehearsal was not seen at the door, nor the other way round. */
function sameKiosk(view: KioskView, { rehearsal }: KioskStatus): KioskView {
  return view.status?.rehearsal?.since === rehearsal?.since ? view : { ...emptyView, turn: view.turn };
}

function isOf(shown: Settled, scan: number): boolean {
  return shown.type === 'verdict' && shown.event.seq === scan;
}

/** Nobody is sent to staff once more who comes from them. */
function afterSettling(shown: Shown, scan: number): Shown {
  if (shown.type !== 'reading') return isOf(shown, scan) ? idle : shown;
  return isOf(shown.over, scan) ? { ...shown, over: idle } : shown;
}

/** When time alone will change the view, or `undefined` if it will not. */
export function dueAt({ shown }: KioskView): number | undefined {
  return shown.type === 'idle' ? undefined : shown.until;
}

/** The view after something happened. Pure: the same happenings at the same instants show the same screens. */
export function next(view: KioskView, happening: Happening, now: number): KioskView {
  switch (happening.type) {
    case 'status':
      return {
        ...sameKiosk(view, happening.status),
        connected: true,
        status: happening.status,
        clockAheadMs: happening.status.now - now,
      };
    case 'reading':
      return withReading(view, happening.scanner, now);
    case 'reading-ended':
      return { ...view, shown: afterReading(view, happening.scanner, now) };
    case 'part':
      return { ...view, shown: { ...happening, until: now + partPatienceMs } };
    case 'pairing':
      return { ...view, paired: happening, shown: idle };
    case 'verdict':
      return withVerdict(view, happening, now);
    // What the kiosk said last may no longer be so.
    case 'lost':
      return { ...view, connected: false, shown: idle };
    case 'dismissed':
      return { ...view, shown: idle };
    case 'settled':
      return { ...view, shown: afterSettling(view.shown, happening.scan) };
    case 'time': {
      const due = dueAt(view);
      return due === undefined || due > now ? view : { ...view, shown: idle };
    }
  }
}
