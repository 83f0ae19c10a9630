import type { EpochMs } from '../../../shared/clock.ts';
import type { DoorReport } from '../../../shared/report.ts';
import { arrivalsIn } from './figures.ts';

/** Slots of five minutes. */
const around = 12;

type Report = Pick<DoorReport, 'slots' | 'step'>;
export type Slot = DoorReport['slots'][number];

/**
 * The part of a day from an hour before the first arrival to an hour after the last: a chart of the closed hours says
 * nothing. Of several days every slot.
 *
 * @returns numbers of slots, the second not included; `undefined`: nobody arrived
 */
export function openHours(reports: readonly Report[]): readonly [number, number] | undefined {
  const busy = reports.flatMap(({ slots }) => slots.flatMap((slot, n) => (arrivalsIn(slot) > 0 ? [n] : [])));
  if (busy.length === 0) return undefined;
  const [first, last] = [Math.min(...busy), Math.max(...busy)];
  const longest = Math.max(...reports.map(({ slots }) => slots.length));
  if (reports.some(({ step }) => step !== 'five-minutes')) return [0, longest];
  return [
    Math.max(0, Math.floor(first / around) * around - around),
    Math.min(longest, Math.ceil((last + 1) / around) * around + around),
  ];
}

/** Where the axis is marked: full hours of a day, days of a longer time, and not more of them than fit. */
export function marksOf(
  slots: readonly Slot[],
  step: DoorReport['step'],
  atMost: number,
): readonly EpochMs[] {
  const each = step === 'day' ? 1 : step === 'hour' ? 24 : 12;
  const every = each * Math.ceil(slots.length / each / atMost);
  return slots.filter((_, n) => n % every === 0).map(({ at }) => at);
}
