import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../../shared/clock.ts';
import type { Happened, LateProblem } from '../../shared/late-entry.ts';
import { keptSince } from '../journal/retention.ts';

export type LateTime =
  | { readonly ok: true; readonly at: EpochMs }
  | { readonly ok: false; readonly problem: LateProblem };

/**
 * The instant that staff mean. A time that a change of clocks skips or repeats is read as RFC 5545 (section
 * 3.3.5) reads it. What happened before the first day that the journal keeps is not written down any more.
 *
 * @param retentionDays whole UTC days that rows are kept
 */
export function lateTime(
  happened: Happened,
  here: { readonly now: EpochMs; readonly timeZone: string; readonly retentionDays: number },
): LateTime {
  const at =
    happened.type === 'ago'
      ? here.now - happened.minutes * 60_000
      : Temporal.PlainDateTime.from(happened.wall).toZonedDateTime(here.timeZone).epochMilliseconds;
  if (at > here.now) return { ok: false, problem: 'future' };
  if (at < keptSince(here.now, here.retentionDays)) return { ok: false, problem: 'too-old' };
  return { ok: true, at };
}
