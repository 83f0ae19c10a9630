import { type Arrivals, arrivalKinds, type DoorReport } from '../../../shared/report.ts';

/** How a figure is written. */
export type Unit = 'count' | 'share' | 'ms' | 'minutes';

export const figureNames = [
  'arrivals',
  'admit',
  'refuse',
  'review',
  'manual',
  'left',
  'entries',
  'manual-admitted',
  'manual-refused',
  'taken-back',
  'overrides',
  'manual-share',
  'p50',
  'p95',
  'p99',
  'network',
  'off',
] as const;
export type FigureName = (typeof figureNames)[number];

export interface Figure {
  readonly unit: Unit;
  /** `undefined`: there is nothing to say. */
  readonly value: number | undefined;
}

export function arrivalsIn(counted: Arrivals): number {
  return arrivalKinds.reduce((sum, kind) => sum + counted[kind], 0);
}

/** Every figure of a report by its name, whichever way they are laid out. */
export function figuresOf(report: DoorReport): Readonly<Record<FigureName, Figure>> {
  const { arrivals, manual, tookMs, degradedMs } = report;
  const count = (value: number): Figure => ({ unit: 'count', value });
  const ms = (value: number | undefined): Figure => ({ unit: 'ms', value });
  const minutes = (value: number): Figure => ({ unit: 'minutes', value: Math.round(value / 60_000) });
  return {
    arrivals: count(arrivalsIn(arrivals)),
    admit: count(arrivals.admit),
    refuse: count(arrivals.refuse),
    review: count(arrivals.review),
    manual: count(arrivals.manual),
    left: count(report.left),
    entries: count(manual.entries),
    'manual-admitted': count(manual.admitted),
    'manual-refused': count(manual.refused),
    'taken-back': count(manual.takenBack),
    overrides: count(report.overrides),
    'manual-share': { unit: 'share', value: report.manualShare },
    p50: ms(tookMs?.p50),
    p95: ms(tookMs?.p95),
    p99: ms(tookMs?.p99),
    network: minutes(degradedMs.network),
    off: minutes(degradedMs.kioskOff),
  };
}
