const minute = 60_000;

/** Falls older than this are forgiven. */
export const forgivenAfterMs = 10 * minute;

/** So many falls within that time, and the kiosk is out of order for a while instead of flickering. */
export const tooManyFalls = 5;

/** How long it is out of order before it tries again from the bottom of the ladder. */
export const outOfOrderMs = 5 * minute;

/** What fell: the page, or the program itself, which nothing but a new start can mend. */
export type Fall = 'screen' | 'program';

/** What is done about it: load the page again, open a new window, start the program again. */
export type Rung = 'reload' | 'recreate' | 'restart';

/** The falls that still count. One in the future was written under a wrong clock and does not. */
export function recentFalls(falls: readonly number[], now: number): readonly number[] {
  return falls.filter((at) => at <= now && now - at < forgivenAfterMs);
}

/** Each fall within ten minutes is answered more thoroughly than the one before. `recent` includes this one. */
export function rungFor(fall: Fall, recent: readonly number[]): Rung {
  if (fall === 'program' || recent.length >= 3) return 'restart';
  return recent.length === 2 ? 'recreate' : 'reload';
}

/** Whether a start should show the out-of-order page instead of trying once more. */
export function isOutOfOrder(recent: readonly number[]): boolean {
  return recent.length >= tooManyFalls;
}
