import type { monitorEventLoopDelay } from 'node:perf_hooks';

/** One line of the bench (DESIGN.md, "Hooks"). Times are in milliseconds. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly p50?: number;
  readonly p99?: number;
  /** The bare work, or what the figure starts from, measured in the same run. */
  readonly baseline?: number;
  /** `p50` over `baseline`. */
  readonly ratio?: number;
}

/** The value that this part (0 to 1) of the samples does not exceed. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1);
  const value = sorted[Math.max(0, at)];
  if (value === undefined) throw new Error('a quantile of nothing');
  return value;
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** A figure of times against the bare work. */
export function timesFigure(name: string, times: readonly number[], baseline: readonly number[]): Figure {
  const p50 = quantile(times, 0.5);
  const bare = quantile(baseline, 0.5);
  return {
    name,
    unit: 'ms',
    value: rounded(p50),
    p50: rounded(p50),
    p99: rounded(quantile(times, 0.99)),
    baseline: rounded(bare),
    ratio: rounded(p50 / bare),
  };
}

/** A figure of how long the thread was held; its value is the longest stretch. */
export function pauseFigure(name: string, delay: ReturnType<typeof monitorEventLoopDelay>): Figure {
  const ms = (nanoseconds: number) => rounded(nanoseconds / 1e6);
  return {
    name,
    unit: 'ms',
    value: ms(delay.max),
    p50: ms(delay.percentile(50)),
    p99: ms(delay.percentile(99)),
  };
}

export function table(figures: readonly Figure[]): string {
  const cell = (value: number | undefined) => (value === undefined ? '' : String(value));
  const rows = [
    ['name', 'value', 'unit', 'p50 ms', 'p99 ms', 'baseline ms', 'ratio'],
    ...figures.map((figure) => [
      figure.name,
      cell(figure.value),
      figure.unit,
      cell(figure.p50),
      cell(figure.p99),
      cell(figure.baseline),
      cell(figure.ratio),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((text, column) =>
          column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
