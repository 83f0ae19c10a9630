import { Area, AreaChart, ResponsiveContainer } from 'recharts';
import type { DoorReport } from '../../../shared/report.ts';
import { arrivalsIn } from './figures.ts';
import { SlotAxes } from './slot-axes.tsx';

/**
 * Arrivals of two days over each other: one as a filled line, the other dashed. They lie by the time since four in the
 * morning, which is that of the clock on the wall until it is changed late in the night.
 */
export default function CompareChart(props: {
  readonly report: DoorReport;
  readonly other: DoorReport;
  readonly names: readonly [string, string];
  /** Numbers of the slots that are shown. */
  readonly shown: readonly [number, number];
}) {
  const { report, other, names, shown } = props;
  const longer = report.slots.length >= other.slots.length ? report.slots : other.slots;
  const slots = longer.slice(...shown);
  const count = (one: DoorReport, n: number) => {
    const slot = one.slots[n];
    return slot === undefined ? undefined : arrivalsIn(slot);
  };
  const data = slots.map(({ at }, n) => ({
    at,
    one: count(report, shown[0] + n),
    other: count(other, shown[0] + n),
  }));
  const line = { type: 'stepAfter', isAnimationActive: false, dot: false } as const;
  return (
    <ResponsiveContainer width="100%" height={300}>
      <AreaChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} title={names.join(' / ')}>
        <SlotAxes slots={slots} step={report.step} days={report.days} />
        <Area dataKey="one" name={names[0]} className="line-one" {...line} />
        <Area dataKey="other" name={names[1]} className="line-other" {...line} />
      </AreaChart>
    </ResponsiveContainer>
  );
}
