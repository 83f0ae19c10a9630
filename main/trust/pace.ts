import type { EpochMs } from '../../shared/clock.ts';

/** How often a source is asked. Milliseconds. */
export interface Pace {
  /** From one good attempt to the next. */
  readonly everyMs: number;
  /** After the first that failed; doubled from failure to failure, up to `everyMs`. */
  readonly retryMs: number;
  /** The longest that a server can have itself left alone: what is held grows old meanwhile. */
  readonly longestMs: number;
}

const minute = 60_000;
export const usualPace: Pace = { everyMs: 15 * minute, retryMs: 30_000, longestMs: 60 * minute };

export interface LastAttempt {
  readonly now: EpochMs;
  /** How many failed in a row, the last one included. */
  readonly failures: number;
  /** What its server asked for (`Retry-After`, RFC 9110, section 10.2.3). */
  readonly retryAfterMs?: number | undefined;
  /** From 0 to 1: no two kiosks ask in the same instant. */
  readonly random: number;
}

/** When a source is asked next by itself: never before its server said, later and later while it fails. */
export function nextAttemptAt(
  { now, failures, retryAfterMs = 0, random }: LastAttempt,
  { everyMs, retryMs, longestMs }: Pace = usualPace,
): EpochMs {
  const usual = failures === 0 ? everyMs : Math.min(everyMs, retryMs * 2 ** (failures - 1));
  const own = usual * (0.9 + 0.2 * random);
  const asked = Math.min(retryAfterMs, longestMs) * (1 + 0.1 * random);
  return now + Math.ceil(Math.max(own, asked));
}

/** One that was planned further ahead than any is was planned by a clock that has gone back since. */
export function isDue(nextAt: EpochMs | undefined, now: EpochMs, { longestMs }: Pace = usualPace): boolean {
  return nextAt === undefined || nextAt <= now || nextAt > now + 2 * longestMs;
}
