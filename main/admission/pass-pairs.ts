import { createHmac, randomBytes } from 'node:crypto';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { Pass } from '../passes/pass.ts';
import { personOf } from './health/person.ts';
import type { SecondPass } from './rules/ask-rules.ts';

/** A guest has this long to show the second pass. */
const patienceMs = 30_000;

/** A pass that waits for its second. */
export interface FirstPass {
  /** The keyed hash of the pass, and the row of its scan. */
  readonly pass: string;
  readonly seq: number;
  readonly text: string;
}

/** Who a pass is of, as far as it says so: enough to compare, nothing to read. */
interface Holder {
  readonly name: string;
  readonly birthDate: string;
}

interface Waiting {
  readonly first: FirstPass;
  readonly second: SecondPass;
  readonly format: string;
  readonly holder: Holder | undefined;
  readonly since: EpochMs;
}

export type Meeting =
  /** Nothing waits that this pass would complete: it is the first of two. */
  | { readonly state: 'first' }
  | { readonly state: 'together'; readonly first: FirstPass }
  | { readonly state: 'other-person' }
  /** The passes do not say enough to tell whether they are of one person. */
  | { readonly state: 'unclear' };

function complete(one: SecondPass, other: SecondPass): boolean {
  return (
    one.completedBy.some((kind) => other.kinds.includes(kind)) ||
    other.completedBy.some((kind) => one.kinds.includes(kind))
  );
}

/**
 * Brings two passes of one person together, in any order. What says whose the first one is stays in memory only, as
 * hashes under a key of this run, and goes when the second came, the time is over, or another pass was shown.
 */
export class PassPairs {
  readonly #clock: Clock;
  readonly #key = randomBytes(32);
  #waiting: Waiting | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What a pass that needs a second comes to, beside the one that waits, which is forgotten. */
  meet(pass: Pass, second: SecondPass): Meeting {
    const waiting = this.#waiting;
    this.forget();
    if (waiting === undefined || Math.abs(this.#clock.now() - waiting.since) > patienceMs) {
      return { state: 'first' };
    }
    if (!complete(waiting.second, second)) return { state: 'first' };
    const holder = this.#holderOf(pass);
    if (holder === undefined || waiting.holder === undefined) return { state: 'unclear' };
    if (holder.birthDate !== waiting.holder.birthDate) return { state: 'other-person' };
    if (holder.name === waiting.holder.name) return { state: 'together', first: waiting.first };
    // Formats spell one name in different ways; within a format another name is another person's.
    return { state: pass.format === waiting.format ? 'other-person' : 'unclear' };
  }

  /** Remembers a pass until its second comes. */
  wait(first: FirstPass, pass: Pass, second: SecondPass): void {
    this.#waiting = {
      first,
      second,
      format: pass.format,
      holder: this.#holderOf(pass),
      since: this.#clock.now(),
    };
  }

  forget(): void {
    this.#waiting = undefined;
  }

  #holderOf(pass: Pass): Holder | undefined {
    const person = personOf(pass);
    if (person === undefined) return undefined;
    return { name: this.#hash(person.name), birthDate: this.#hash(person.birthDate) };
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
