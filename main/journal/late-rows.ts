import type { EpochMs } from '../../shared/clock.ts';
import type { RowDraft } from '../../shared/journal-row.ts';
import type { ClockState } from '../../shared/verdict.ts';

/**
 * Whether a row tells of something earlier, by a clock that can be believed. By one that cannot, "half an hour ago" is
 * no day: such a row is kept and destroyed by when it was recorded.
 */
export function isLate({ clock, happenedAt }: Pick<RowDraft, 'clock' | 'happenedAt'>): boolean {
  return happenedAt !== undefined && clock === 'trusted';
}

/** Of which instant's day the key is that seals a row's personal values. */
export function keyInstant(when: {
  readonly now: EpochMs;
  readonly clock: ClockState;
  readonly happenedAt?: EpochMs | undefined;
}): EpochMs {
  return when.happenedAt !== undefined && when.clock === 'trusted' ? when.happenedAt : when.now;
}
