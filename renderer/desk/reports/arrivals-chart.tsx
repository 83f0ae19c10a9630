import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { arrivalKinds, type DoorReport } from '../../../shared/report.ts';
import { useDeskText } from '../desk.tsx';
import { fillOf } from './arrival-patterns.tsx';
import { ChartReading } from './chart-reading.tsx';
import { marksOf, type Slot } from './shown-slots.ts';
import { useSlotTimes } from './use-slot-times.ts';

/** Who came when, by what they were told: one bar a slot. Touch or the arrow keys read a bar out. */
export default function ArrivalsChart(props: {
  readonly slots: readonly Slot[];
  readonly step: DoorReport['step'];
  readonly days: DoorReport['days'];
}) {
  const t = useDeskText();
  const { slots, step, days } = props;
  const times = useSlotTimes(step, days);
  return (
    <ResponsiveContainer width="100%" height={300}>
      <BarChart
        data={slots.map((slot) => ({ ...slot }))}
        barCategoryGap={slots.length > 100 ? 0 : 1}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        title={t(`reports.chart-${step}`)}
      >
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
