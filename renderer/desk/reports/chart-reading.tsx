import { useDeskText } from '../desk.tsx';

/** What a chart says at the place that is touched. */
export function ChartReading(props: {
  readonly title: string;
  /** Name and count. */
  readonly lines: readonly (readonly [string, number])[];
}) {
  const t = useDeskText();
  if (props.lines.length === 0) return null;
  return (
    <div className="chart-reading">
      <b>{props.title}</b>
      <dl>
        {props.lines.map(([name, count]) => (
          <div key={name} className="reading">
            <dt>{name}</dt>
            <dd>{t('reports.count', { count })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
