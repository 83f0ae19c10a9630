import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../shared/clock.ts';

const instant = /T.*(Z|[+-]\d{2}(:?\d{2})?)$/i;
const day = /^\d{4}-\d{2}-\d{2}\[[^\]]+\]$/;
const local = /T.*\[[^\]]+\]$/;

function read(text: string, edge: 'from' | 'until'): EpochMs {
  if (instant.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  if (local.test(text)) return Temporal.ZonedDateTime.from(text).epochMilliseconds;
  if (!day.test(text)) throw new RangeError('no time zone');
  const start = Temporal.ZonedDateTime.from(text).startOfDay();
  return (edge === 'from' ? start : start.add({ days: 1 })).epochMilliseconds;
}

/**
 * Reads an instant: `2026-12-24T18:00+09:00`, `2026-12-24T18:00[Asia/Seoul]`, or a whole day,
 * `2026-12-24[Asia/Seoul]`: from its first moment, until its last. Without a time zone it would mean another moment
 * on another machine, so that is refused.
 *
 * @returns `undefined` if it is none of these
 */
export function parseInstant(text: string, edge: 'from' | 'until'): EpochMs | undefined {
  try {
    return read(text.trim(), edge);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What to tell somebody whose instant was not understood. */
export const instantForms =
  'write an instant with its time zone, as 2026-12-24T18:00+09:00 or 2026-12-24T18:00[Asia/Seoul], or a whole day, as 2026-12-24[Asia/Seoul]';
