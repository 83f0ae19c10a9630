import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { JournalRow, RowKind } from '../../shared/journal-row.ts';
import type { ShiftSummary } from '../../shared/shift.ts';
import type { Decision } from '../../shared/verdict.ts';
import type { Journal } from '../journal/journal.ts';
import type { ShiftSpan } from './shift-span.ts';
import { venueDate } from './venue-day.ts';

const pageSize = 200;

/** What of a summary is in the rows; the rest is how things stand at its end. */
export type ShiftFigures = Omit<ShiftSummary, 'inside' | 'checks'>;

/** How many rows of a kind since then count. */
function countOf(
  list: Journal['list'],
  kinds: RowKind,
  since: EpochMs,
  counts: (row: JournalRow) => boolean,
): number {
  let [count, before]: [number, number | undefined] = [0, undefined];
  for (let more = true; more; ) {
    const page = list.page({ kinds, since, limit: pageSize, before });
    count += page.rows.filter(counts).length;
    before = page.rows.at(-1)?.seq;
    more = page.more;
  }
  return count;
}

/**
 * Counts a shift until now. The scans are counted in small steps, so that no guest waits.
 *
 * @throws {RowsGone} retention overtook the reader
 */
export async function shiftFigures(
  journal: Journal,
  { staff, since }: ShiftSpan,
  { now, timeZone }: { readonly now: EpochMs; readonly timeZone: string },
): Promise<ShiftFigures> {
  const { list } = journal;
  const door = await journal.reports.door({
    days: { from: venueDate(since, timeZone), until: venueDate(now, timeZone) },
    step: 'day',
    slots: [since],
    until: now + 1,
    now,
    upTo: journal.head().seq,
  });
  const scans = (fits: (one: (typeof door.reasons)[number]) => boolean) =>
    door.reasons.filter(fits).reduce((sum, { count }) => sum + count, 0);
  const decided = (decision: Decision) => scans((one) => one.decision === decision);
  return {
    staff,
    since: toIso(since),
    admitted: decided('admit'),
    refused: decided('refuse'),
    reviewed: decided('review'),
    unsettled: journal.toSettle({ since, limit: 1, decision: 'review' }).open,
    overrides: countOf(
      list,
      'override',
      since,
      ({ seq }) => !journal.correctionsOf(seq).some((one) => one.void),
    ),
    manual: door.manual.entries,
    corrections: countOf(list, 'correction', since, () => true),
    limitsLifted: countOf(list, 'changed', since, ({ liftedUntil }) => liftedUntil !== undefined),
    faults: scans(({ reason }) => reason === 'internal'),
    outages: door.degraded.length,
  };
}
