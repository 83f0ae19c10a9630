import { quantile, rounded } from '../bench/figures.ts';
import type { Visit } from './play-day.ts';

/** What the day was like at one door. Counts of guests; waits in seconds. */
export interface DoorFigures {
  /** Got an answer within a second of the first scan that was no wrong refusal; that staff decide is one. */
  readonly withinOneSecond: number;
  /** Of these, whom the door itself admitted or refused. */
  readonly decidedWithinOneSecond: number;
  /** Were refused although they were to be let in. */
  readonly wrongRefusals: number;
  /** Were let in although they were to be refused. */
  readonly wrongAdmissions: number;
  readonly manualEntries: number;
  /** Got no answer: after all tries, or because they left the queue. */
  readonly unanswered: number;
  /** Of these, who left the queue. */
  readonly left: number;
  /** Answers that are in no journal. */
  readonly lostRows: number;
  /** From the arrival to the end of it. */
  readonly wait: { readonly p50: number; readonly p95: number; readonly max: number };
}

/** Where a guest ends up in the picture; each in one. */
export const outcomes = ['decided', 'decided-late', 'by-hand', 'wrongly-refused', 'unanswered'] as const;
export type Outcome = (typeof outcomes)[number];

const second = 1_000;

export function outcomeOf(visit: Visit): Outcome {
  if (visit.left || visit.by === 'nobody') return 'unanswered';
  if (!visit.admitted && visit.guest.eligible) return 'wrongly-refused';
  if (visit.by === 'staff') return 'by-hand';
  return visit.answerMs <= second ? 'decided' : 'decided-late';
}

/** @param lostRows answers that are in no journal */
export function doorFigures(visits: readonly Visit[], lostRows: number): DoorFigures {
  const count = (fits: (visit: Visit) => boolean) => visits.filter(fits).length;
  const waits = visits.map(({ waitedMs }) => waitedMs / second);
  const wait = (part: number) => (waits.length === 0 ? 0 : rounded(quantile(waits, part)));
  const isAnswered = (visit: Visit) => outcomeOf(visit) !== 'unanswered';
  return {
    withinOneSecond: count(
      (visit) =>
        isAnswered(visit) &&
        outcomeOf(visit) !== 'wrongly-refused' &&
        !visit.left &&
        visit.answerMs <= second,
    ),
    decidedWithinOneSecond: count((visit) => outcomeOf(visit) === 'decided'),
    wrongRefusals: count((visit) => outcomeOf(visit) === 'wrongly-refused'),
    wrongAdmissions: count((visit) => !visit.left && visit.admitted && !visit.guest.eligible),
    manualEntries: count((visit) => !visit.left && visit.by === 'staff'),
    unanswered: count((visit) => !isAnswered(visit)),
    left: count(({ left }) => left),
    lostRows,
    wait: { p50: wait(0.5), p95: wait(0.95), max: wait(1) },
  };
}
