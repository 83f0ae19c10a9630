import type { EpochMs } from '../../../shared/clock.ts';
import type { JournalRow } from '../../../shared/journal-row.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { findOutages } from '../outages/find-outages.ts';

interface Stretch {
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly now: EpochMs;
  readonly upTo: number;
}

/** When the door was not as it should be within a stretch of time, and how long that was. */
export async function degradedIn(
  turns: readonly JournalRow[],
  { from, until, now, upTo }: Stretch,
): Promise<Pick<DoorReport, 'degraded' | 'degradedMs'>> {
  const found = await findOutages(turns, { from, until, upTo });
  // What goes on goes on until now; what is after the stretch is not of it.
  const within = (kind: 'network' | 'kiosk-off') =>
    found
      .filter((one) => one.kind === kind)
      .map((one) => {
        const end = one.until === undefined ? now : Date.parse(one.until);
        return Math.max(0, Math.min(end, until) - Math.max(Date.parse(one.since), from));
      })
      .reduce((sum, ms) => sum + ms, 0);
  return {
    degraded: found.map(({ figures: _, rows: __, clock: ___, ...one }) => one),
    degradedMs: { network: within('network'), kioskOff: within('kiosk-off') },
  };
}
