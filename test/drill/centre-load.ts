import { randomExponential } from 'd3-random';
import type { EpochMs } from '../../shared/clock.ts';
import { busyness } from './day-shape.ts';
import type { Parameters } from './parameters.ts';
import type { Random } from './random.ts';

/** What becomes of one request at the centre. */
export interface Fate {
  /** `answered`: as the record says. The others are those whom the centre turns away (`Failures`). */
  readonly type: 'answered' | 'busy' | 'dropped' | 'wrong';
  readonly afterMs: number;
}

/** What the whole country asks of the centre at an instant, in requests a second. */
function demandAt(at: EpochMs, { demand, surge, outages }: Parameters): number {
  const collapsed = outages.some(({ from, to }) => at >= from && at < to);
  return collapsed ? demand * surge : demand * busyness(at);
}

/** Of a queue with one server and room for `room` (M/M/1/K): how likely it is full, and how many are in it on average. */
function queueOf(load: number, room: number): { readonly full: number; readonly length: number } {
  if (Math.abs(load - 1) < 1e-9) return { full: 1 / (room + 1), length: room / 2 };
  // In powers of what is below one, or they overflow.
  const [ratio, mirrored] = load < 1 ? [load, false] : [1 / load, true];
  const last = ratio ** room;
  const whole = 1 - last * ratio;
  const length = ratio / (1 - ratio) - ((room + 1) * last * ratio) / whole;
  return mirrored
    ? { full: (1 - ratio) / whole, length: room - length }
    : { full: ((1 - ratio) * last) / whole, length };
}

/**
 * The fate of a request that comes at an instant, drawn from the state in which a queue with the country's demand and
 * the centre's capacity settles. It settles within seconds, and the demand changes over minutes, so each moment is
 * taken as settled. Threads contend for the next request in no order, which makes the wait exponential. The country is
 * in the formula, not on the wire: a thousand requests a second of it would measure this machine.
 */
export function fateAt(at: EpochMs, parameters: Parameters, random: Random): Fate {
  const { capacity, latencyMs, backlogMs, failures } = parameters;
  const room = Math.max(1, Math.round((capacity * backlogMs) / 1000));
  const { full, length } = queueOf(demandAt(at, parameters) / capacity, room);
  if (random() >= full) {
    const meanMs = ((length + 1) * 1000) / capacity;
    return { type: 'answered', afterMs: latencyMs + randomExponential.source(random)(1 / meanMs)() };
  }
  const how = random();
  const { busy, dropped } = failures;
  return { type: how < busy ? 'busy' : how < busy + dropped ? 'dropped' : 'wrong', afterMs: latencyMs };
}
