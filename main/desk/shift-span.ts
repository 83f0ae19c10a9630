import type { EpochMs } from '../../shared/clock.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Journal } from '../journal/journal.ts';
import { venueDayBegan } from './venue-day.ts';

/** A shift that was handed over goes on past the turn of the venue's day for this long at most, in milliseconds. */
const longestNight = 12 * 60 * 60 * 1000;
const pageSize = 200;

/** Whose shift it is, and since when. */
export interface ShiftSpan {
  /** The account that is in charge. */
  readonly staff: string;
  readonly since: EpochMs;
  /** The hand-over that it began with, if it did. */
  readonly handedOver?: JournalRow;
}

/** The first that unlocked the desk since then, and after a row. */
function firstUnlocked(list: Journal['list'], since: EpochMs, after: number): JournalRow | undefined {
  let oldest: JournalRow | undefined;
  for (let more = true; more; ) {
    const page = list.page({ kinds: 'unlocked', since, after, limit: pageSize, before: oldest?.seq });
    oldest = page.rows.at(-1) ?? oldest;
    more = page.more;
  }
  return oldest;
}

/**
 * The shift that goes on: it began with the last hand-over, or when the first unlocked the desk on this day of the
 * venue, after the last shift ended if one did. Where the desk has been open since the day before, it began with the
 * day. Who took over in the evening and closed the house is not in charge of the next morning.
 *
 * @param asks the account that is at the desk; the shift is theirs if nobody else began it
 */
export function shiftSpan(
  journal: Pick<Journal, 'list'>,
  { now, timeZone, asks }: { readonly now: EpochMs; readonly timeZone: string; readonly asks: string },
): ShiftSpan {
  const today = venueDayBegan(now, timeZone);
  const [last] = journal.list.page({ kinds: 'handed-over', limit: 1 }).rows;
  if (last?.takenBy !== undefined) {
    const since = Date.parse(last.at);
    if (since >= Math.min(today, now - longestNight)) return { staff: last.takenBy, since, handedOver: last };
  }
  const ended = last === undefined || last.takenBy !== undefined ? undefined : last;
  const from = Math.max(today, ended === undefined ? today : Date.parse(ended.at));
  const first = firstUnlocked(journal.list, from, ended?.seq ?? 0);
  return { staff: first?.staff ?? asks, since: first === undefined ? from : Date.parse(first.at) };
}
