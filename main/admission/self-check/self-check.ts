import { setImmediate as untilNextTurn } from 'node:timers/promises';
import { defaultPolicy } from '../../../shared/policy.ts';
import { decisionOf } from '../../../shared/verdict.ts';
import type { PassFormat } from '../../passes/format.ts';
import { Judge } from '../judge.ts';
import { knownCases } from './cases.ts';
import type { FormatCases, KnownCode } from './format-cases.ts';
import { knownTrust } from './known-trust.ts';

/** `unchecked`: there are no codes for it, because only its issuer can say what one stands for. */
export type FormatCheck =
  | { readonly format: string; readonly state: 'passed' | 'unchecked' }
  | {
      readonly format: string;
      readonly state: 'failed';
      /** Which code was answered wrongly, and how, in English. */
      readonly detail: string;
      /** What was thrown, if that was it. */
      readonly cause?: unknown;
    };

export interface SelfCheckOptions {
  readonly formats: readonly PassFormat[];
  readonly cases?: readonly FormatCases[];
  /** Milliseconds that all of a format's codes may take; 5 s unless told. Far more than any machine needs. */
  readonly patienceMs?: number;
}

/** An answer that a format should not have given. */
class WrongAnswer extends Error {}

async function askOne(format: PassFormat, cases: FormatCases, known: KnownCode): Promise<void> {
  const judge = new Judge({ formats: [format], trust: knownTrust(cases, known) });
  const { decision, reason, verified } = await judge.judge(known.code, {
    now: known.at,
    clock: 'trusted',
    network: 'offline',
    policy: defaultPolicy,
    timeZone: 'UTC',
    direction: 'entry',
    judgeAges: true,
  });
  const expected = decisionOf[known.reason];
  if (decision !== expected || reason !== known.reason || (expected === 'admit' && !verified)) {
    throw new WrongAnswer(
      `its ${known.name} code came to "${decision}" (${reason}) instead of "${expected}" (${known.reason})`,
    );
  }
}

/** Every code in turn, with room for the screens between them, and whether it leaves alone what is another's. */
async function askAll(format: PassFormat, own: FormatCases, all: readonly FormatCases[]): Promise<void> {
  for (const known of own.codes) {
    await untilNextTurn();
    await askOne(format, own, known);
  }
  for (const other of all) {
    if (other !== own && format.recognise(other.codes[0].code)) {
      throw new WrongAnswer(`it takes a code of the format ${other.format} for its own`);
    }
  }
}

/** In how many steps the time runs out. */
const steps = 50;

/**
 * Rejects when the time is up: a promise that never settles must not keep the door shut. A machine that stands still,
 * as one that sleeps or starts under load, uses up one step however long it does, and no format is blamed for it.
 */
async function within(patienceMs: number, work: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  let left = steps;
  const timer = setInterval(() => {
    left -= 1;
    if (left === 0) reject(new WrongAnswer(`it gave no answer in ${patienceMs} ms`));
  }, patienceMs / steps);
  try {
    await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}

async function checkFormat(
  format: PassFormat,
  all: readonly FormatCases[],
  patienceMs: number,
): Promise<FormatCheck> {
  const own = all.find((cases) => cases.format === format.id);
  if (own === undefined) {
    if (format.resolution === 'issuer') return { format: format.id, state: 'unchecked' };
    return { format: format.id, state: 'failed', detail: 'there are no codes to check it with' };
  }
  try {
    await within(patienceMs, askAll(format, own, all));
    return { format: format.id, state: 'passed' };
  } catch (cause) {
    if (cause instanceof WrongAnswer) return { format: format.id, state: 'failed', detail: cause.message };
    return { format: format.id, state: 'failed', detail: 'it threw an error', cause };
  }
}

/**
 * Asks every format for codes whose answers are known, through the judge itself and on a clock that stands still.
 * Touches no store. A format that never gives the processor back cannot be stopped here.
 *
 * @returns one result a format, in the order of `formats`
 */
export async function selfCheck(options: SelfCheckOptions): Promise<readonly FormatCheck[]> {
  const { formats, cases = knownCases, patienceMs = 5_000 } = options;
  return await Promise.all(formats.map((format) => checkFormat(format, cases, patienceMs)));
}
