import type { EpochMs } from '../../../shared/clock.ts';
import type { DoorFigures, Outage } from '../../../shared/outage.ts';
import type { OutageReport } from './outage-report.ts';

/** How long it lasted, in milliseconds; until `now` if it goes on. A clock that was set back makes it no shorter than nothing. */
export function lengthOf({ since, until }: Outage, now: EpochMs): number {
  return Math.max(0, (until === undefined ? now : Date.parse(until)) - Date.parse(since));
}

function sumOf(figures: readonly DoorFigures[]): DoorFigures {
  const sum = (of: (one: DoorFigures) => number) => figures.reduce((total, one) => total + of(one), 0);
  const reasons = new Map<string, DoorFigures['reasons'][number]>();
  for (const one of figures.flatMap((each) => each.reasons)) {
    const key = `${one.decision} ${one.reason}`;
    reasons.set(key, { ...one, count: one.count + (reasons.get(key)?.count ?? 0) });
  }
  return {
    scans: sum((one) => one.scans),
    admitted: sum((one) => one.admitted),
    refused: sum((one) => one.refused),
    reviewed: sum((one) => one.reviewed),
    reasons: [...reasons.values()].sort((one, other) => other.count - one.count),
    manual: {
      entries: sum((one) => one.manual.entries),
      admitted: sum((one) => one.manual.admitted),
      refused: sum((one) => one.manual.refused),
      takenBack: sum((one) => one.manual.takenBack),
    },
    overrides: sum((one) => one.overrides),
  };
}

/** All outages of a report together. */
export function totalsOf(outages: readonly Outage[], now: EpochMs): OutageReport['totals'] {
  const of = (kind: Outage['kind']) => outages.filter((one) => one.kind === kind);
  const duration = (some: readonly Outage[]) => ({
    count: some.length,
    ms: some.reduce((total, one) => total + lengthOf(one, now), 0),
  });
  return {
    network: duration(of('network')),
    kioskOff: duration(of('kiosk-off')),
    figures: sumOf(of('network').map(({ figures }) => figures)),
  };
}
