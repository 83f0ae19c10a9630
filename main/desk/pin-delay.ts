import type { EpochMs } from '../../shared/clock.ts';

const second = 1_000;
const longest = 5 * 60 * second;

/** How long after the `failures`th wrong PIN in a row the next try counts: 1 s, 2 s, 4 s … 5 min. */
function delayAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(longest, second * 2 ** (failures - 1));
}

/**
 * How long until the next try of a PIN counts, in milliseconds; 0: now. The wrong tries are those in the journal,
 * so that a restart forgives nothing. A clock set back cannot lock staff out for longer than the delay itself.
 */
export function waitBeforeNextTry(
  failures: { readonly count: number; readonly lastAt: EpochMs } | undefined,
  now: EpochMs,
): number {
  if (failures === undefined) return 0;
  const delay = delayAfter(failures.count);
  const passed = Math.max(0, now - failures.lastAt);
  return Math.max(0, delay - passed);
}
