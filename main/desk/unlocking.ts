import type { Clock } from '../../shared/clock.ts';
import type { Staff } from '../../shared/settings.ts';
import type { Journal } from '../journal/journal.ts';
import type { Logbook } from './logbook.ts';
import { pinMatches } from './pin.ts';
import { waitBeforeNextTry } from './pin-delay.ts';

export type Unlocked =
  | { readonly ok: true; readonly staff: Staff }
  /** `wrong`: the PIN was looked at and is not theirs; else it was too soon. `retryInMs`: when the next try counts. */
  | { readonly ok: false; readonly wrong: boolean; readonly retryInMs: number };

/** Checks PINs, one at a time, slower after each wrong one. Every wrong one is in the journal. */
export class Unlocking {
  readonly #clock: Clock;
  readonly #staff: () => readonly Staff[];
  readonly #journal: Pick<Journal, 'pinFailures'>;
  readonly #logbook: Logbook;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    readonly clock: Clock;
    readonly staff: () => readonly Staff[];
    readonly journal: Pick<Journal, 'pinFailures'>;
    readonly logbook: Logbook;
  }) {
    this.#clock = options.clock;
    this.#staff = options.staff;
    this.#journal = options.journal;
    this.#logbook = options.logbook;
  }

  /** Tries wait for each other: a hundred at once are not a hundred tries before the first delay. */
  async try(id: string, pin: string): Promise<Unlocked> {
    const checked = await this.confirm(id, pin);
    if (checked.ok) this.#logbook.note('unlocked', { staff: id });
    return checked;
  }

  /** As `try`, of somebody whose desk is open already. */
  confirm(id: string, pin: string): Promise<Unlocked> {
    const result = this.#last.then(() => this.#check(id, pin));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #check(id: string, pin: string): Promise<Unlocked> {
    const staff = this.#staff().find((one) => one.id === id);
    if (staff === undefined) return { ok: false, wrong: true, retryInMs: 1_000 };
    const wait = this.#wait(id);
    if (wait > 0) return { ok: false, wrong: false, retryInMs: wait };
    if (await pinMatches(pin, staff.pin)) return { ok: true, staff };
    this.#logbook.note('pin-refused', { staff: id });
    return { ok: false, wrong: true, retryInMs: this.#wait(id) };
  }

  #wait(id: string): number {
    return waitBeforeNextTry(this.#journal.pinFailures(id), this.#clock.now());
  }
}
