import { Bar, BarChart, ResponsiveContainer } from 'recharts';
import { arrivalKinds, type DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { fillOf } from './arrival-patterns.tsx';
import type { Slot } from './shown-slots.ts';
import { SlotAxes } from './slot-axes.tsx';

/** Who came when, by what they were told: one bar a slot. Touch or the arrow keys read a bar out. */
export default function ArrivalsChart(props: {
  readonly slots: readonly Slot[];
  readonly step: DoorReport['step'];
  readonly days: DoorReport['days'];
}) {
  const t = useDeskText();
  const { slots, step, days } = props;
  return (
    <ResponsiveContainer width="100%" height={300}>
      <BarChart
        data={slots.map((slot) => ({ ...slot }))}
        barCategoryGap={slots.length > 100 ? 0 : 1}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        title={t(`reports.chart-${step}`)}
      >
        <SlotAxes slots={slots} step={step} days={days} />
        {arrivalKinds.map((kind) => (
          <Bar
            key={kind}
            dataKey={kind}
            name={t(`reports.${kind}`)}
            stackId="arrivals"
            fill={fillOf(kind)}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
