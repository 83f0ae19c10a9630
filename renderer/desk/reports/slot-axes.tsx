import { CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import type { DoorReport } from '../../../shared/report.ts';
import { ChartReading } from './chart-reading.tsx';
import { marksOf, type Slot } from './shown-slots.ts';
import { useSlotTimes } from './use-slot-times.ts';

/** What every chart of slots has: times below, counts beside, and what a touch or the arrow keys read out. */
export function SlotAxes(props: {
  readonly slots: readonly Slot[];
  readonly step: DoorReport['step'];
  readonly days: DoorReport['days'];
}) {
  const { slots, step, days } = props;
  const times = useSlotTimes(step, days);
  return (
    <>
      <CartesianGrid vertical={false} className="chart-grid" />
      <XAxis
        dataKey="at"
        ticks={[...marksOf(slots, step, 14)]}
        interval={0}
        tickFormatter={times.mark}
        tickMargin={6}
      />
      <YAxis allowDecimals={false} width={44} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ className: 'chart-cursor' }}
        content={({ payload, label }) => (
          <ChartReading
            title={typeof label === 'number' ? times.whole(label) : ''}
            lines={payload.map(({ name, value }) => [String(name), Number(value)] as const)}
          />
        )}
      />
    </>
  );
}
