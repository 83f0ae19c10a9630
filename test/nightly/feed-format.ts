import { setImmediate as untilNextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import type { PassFormat } from '../../main/passes/format.ts';
import type { Reason } from '../../shared/verdict.ts';
import { held } from '../main/passes/good-codes.ts';
import { hostileCode } from '../main/passes/hostile-codes.ts';
import { newFeed, newJudging } from '../main/passes/hostile-feed.ts';
import { insides } from '../main/passes/hostile-insides.ts';

/** Milliseconds that one text may take. A pause of the machine's does not come three times in a row. */
const longestMs = 50;
const tries = 3;
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that may stay in use from the first look to the last: what a batch leaves behind comes to far more. */
const growth = 4 * 1024 * 1024;

export interface Outcome {
  readonly format: string;
  readonly inputs: number;
  readonly seed: number;
  readonly seconds: number;
  /** What they came to: how many of them were read as far as the signature is told by `signature-invalid`. */
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
  /** Milliseconds that the slowest text took, in the fastest of its tries. */
  readonly slowestMs: number;
  /** Bytes in use after the last batch, less those after the first; absent after one batch. */
  readonly grownBytes?: number;
  /** What went wrong, with the input that shows it and how to come to it again. */
  readonly problem?: string;
}

export interface FeedOptions {
  readonly runs: number;
  readonly seed: number;
  /** Inputs between two looks at the memory; 10,000 unless told. The first look is after the program is warm. */
  readonly batch?: number;
}

/** What was collected gives back its memory outside of the heap in the turns that follow. */
async function bytesInUse(): Promise<number> {
  for (let n = 0; n < 4; n += 1) {
    collectGarbage();
    await untilNextTurn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The fastest of some tries, as soon as one is fast enough. */
async function fastestOf(work: () => Promise<unknown>): Promise<number> {
  let fastest = await timeOf(work);
  for (let n = 1; n < tries && fastest > longestMs; n += 1) fastest = Math.min(fastest, await timeOf(work));
  return fastest;
}

/** What failed, where, and over which text, or as much of a long one as helps. */
function told({ errorInstance, seed, counterexamplePath, counterexample }: fc.RunDetails<[string]>): string {
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const [text = ''] = counterexample ?? [];
  const start = JSON.stringify(text.slice(0, 4_000));
  return `${why} (seed ${seed}, path ${counterexamplePath}), over ${text.length} characters: ${start}`;
}

/** Whether what follows could find anything: at least one of the good codes must be admitted. */
async function admitsGood(format: PassFormat, codes: readonly string[]): Promise<boolean> {
  const judge = newJudging(format, held);
  const judgements = await Promise.all(codes.map(judge));
  return judgements.some(({ decision }) => decision === 'admit');
}

/** Feeds a format as many hostile texts as are asked for, and stops at the first that does harm. */
export async function feedFormat(
  format: PassFormat,
  codes: readonly string[],
  { runs, seed, batch = 10_000 }: FeedOptions,
): Promise<Outcome> {
  const began = performance.now();
  const feed = newFeed(format, held);
  const reasons: Partial<Record<Reason, number>> = {};
  let slowestMs = 0;
  const property = fc.asyncProperty(hostileCode(codes, insides[format.id]), async (text) => {
    // As at the door, where each scan comes in a turn of its own.
    await untilNextTurn();
    let reason: Reason = 'internal';
    const took = await fastestOf(async () => {
      reason = await feed(text);
    });
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, took);
    if (took > longestMs) throw new Error(`it took ${took} ms each time`);
  });
  const looks: number[] = [];
  let inputs = 0;
  let problem = (await admitsGood(format, codes)) ? undefined : 'not one of its good codes is admitted';
  while (inputs < runs && problem === undefined) {
    const numRuns = Math.min(batch, runs - inputs);
    // The same seed for every batch would bring the same texts.
    const details = await fc.check(property, { numRuns, seed: seed + inputs });
    inputs += details.numRuns;
    if (details.failed) problem = told(details);
    looks.push(await bytesInUse());
  }
  const [first, last] = [looks[0], looks.at(-1)];
  const grown = first === undefined || last === undefined || looks.length < 2 ? undefined : last - first;
  if (grown !== undefined && grown > growth) problem ??= `${grown} bytes stay in use`;
  return {
    format: format.id,
    inputs,
    seed,
    seconds: Math.round((performance.now() - began) / 1000),
    reasons,
    slowestMs: Number(slowestMs.toPrecision(3)),
    ...(grown === undefined ? {} : { grownBytes: grown }),
    ...(problem === undefined ? {} : { problem }),
  };
}
