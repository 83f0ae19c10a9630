import { createHmac, randomBytes } from 'node:crypto';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { Pass } from '../passes/pass.ts';
import { personOf } from './health/person.ts';
import type { SecondPass } from './rules/ask-rules.ts';

/** A guest has this long to show the second pass. */
const patienceMs = 30_000;
/** More guests than these do not stand at one scanner with a pass in their hands. */
const mostWaiting = 4;

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
  /** Hash of the pass itself. */
  readonly self: string;
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

/** Formats spell one name in different ways; within a format another name is another person's. */
function compare(one: Holder | undefined, other: Holder | undefined, sameFormat: boolean) {
  if (one === undefined || other === undefined) return 'unclear';
  if (one.birthDate !== other.birthDate) return 'other-person';
  if (one.name === other.name) return 'same-person';
  return sameFormat ? 'other-person' : 'unclear';
}

/**
 * Brings two passes of one person together, in any order, also where the next guest's comes in between. What says
 * whose a first pass is stays in memory only, as hashes under a key of this run, and goes when the second came, the
 * time is over, or a pass was shown that needs no other.
 */
export class PassPairs {
  readonly #clock: Clock;
  readonly #key = randomBytes(32);
  #waiting: readonly Waiting[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What a pass that needs a second comes to, beside those that wait. */
  meet(pass: Pass, second: SecondPass): Meeting {
    const now = this.#clock.now();
    this.#waiting = this.#waiting.filter(({ since }) => Math.abs(now - since) <= patienceMs);
    const holder = this.#holderOf(pass);
    const met = this.#waiting
      .filter((waiting) => complete(waiting.second, second))
      .map(({ first, ...waiting }) => ({
        first,
        who: compare(holder, waiting.holder, pass.format === waiting.format),
      }));
    const own = met.find(({ who }) => who === 'same-person');
    if (own !== undefined) {
      this.forget();
      return { state: 'together', first: own.first };
    }
    // Whoever shows their first pass once more has not shown somebody else's.
    const self = this.#selfOf(pass);
    if (met.length === 0 || this.#waiting.some((waiting) => waiting.self === self)) return { state: 'first' };
    return { state: met.some(({ who }) => who === 'unclear') ? 'unclear' : 'other-person' };
  }

  /** Remembers a pass until its second comes. */
  wait(first: FirstPass, pass: Pass, second: SecondPass): void {
    const self = this.#selfOf(pass);
    const waiting = {
      first,
      self,
      second,
      format: pass.format,
      holder: this.#holderOf(pass),
      since: this.#clock.now(),
    };
    const others = this.#waiting.filter((one) => one.self !== self);
    this.#waiting = [...others, waiting].slice(-mostWaiting);
  }

  forget(): void {
    this.#waiting = [];
  }

  #selfOf({ format, identity }: Pass): string {
    return this.#hash(`${format}\0${identity}`);
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
