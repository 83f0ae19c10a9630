import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { selfCheck } from '../../main/admission/self-check/self-check.ts';
import { formats } from '../../main/passes/formats.ts';
import { type Figure, timesFigure } from './figures.ts';

const rounds = 20;

async function timed(): Promise<number> {
  const began = performance.now();
  const failed = (await selfCheck({ formats })).filter(({ state }) => state === 'failed');
  if (failed.length > 0) throw new Error(`the self-check failed: ${JSON.stringify(failed)}`);
  return performance.now() - began;
}

/** In a thread that has run none of it before, as at the start of a kiosk. */
async function cold(): Promise<number> {
  const worker = new Worker(new URL(import.meta.url));
  const [took] = (await once(worker, 'message')) as [number];
  await worker.terminate();
  return took;
}

/** The check of every format at the start; the baseline is the same once everything is warm. */
async function selfChecks(): Promise<Figure> {
  const times: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await cold());
  for (let round = 0; round < rounds; round += 1) baseline.push(await timed());
  return timesFigure('self-check', times, baseline);
}

if (!isMainThread) parentPort?.postMessage(await timed());

export const benches = { 'self-check': selfChecks };
