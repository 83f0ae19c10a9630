import type { Account, AccountChange } from '../../shared/contract/people.ts';
import type { Staff } from '../../shared/settings.ts';
import { changeSettings } from './change-settings.ts';
import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { hashPin } from './pin.ts';
import { addAccount, amendAccount, type RosterChange, type RosterProblem, removeAccount } from './roster.ts';
import { newStaffId } from './set-up.ts';
import type { Unlocked, Unlocking } from './unlocking.ts';

const words: Record<RosterProblem, string> = {
  'no-account': 'There is no such account any more.',
  'last-manager': 'The last manager stays one. Make somebody else a manager first.',
};

/** The accounts as managers change them at the desk: the change and the row that says whose it is, or neither. */
export class StaffDesk {
  readonly #parts: { readonly inForce: InForce; readonly logbook: Logbook };
  readonly #unlocking: Unlocking;

  constructor(options: {
    readonly inForce: InForce;
    readonly logbook: Logbook;
    readonly unlocking: Unlocking;
  }) {
    this.#parts = options;
    this.#unlocking = options.unlocking;
  }

  /** @returns the id of the new account */
  async add(author: string, { name, role, pin }: Account): Promise<string> {
    const account = { id: newStaffId(), name, role, pin: await hashPin(pin) };
    this.#change(author, (staff) => addAccount(staff, account));
    return account.id;
  }

  /** @throws {CannotBeDone} the account is gone, or no manager would be left */
  async amend(author: string, id: string, { pin, ...rest }: AccountChange): Promise<void> {
    const change = { ...rest, ...(pin === undefined ? {} : { pin: await hashPin(pin) }) };
    this.#change(author, (staff) => amendAccount(staff, id, change));
  }

  /** @throws {CannotBeDone} the account is gone already, or no manager would be left */
  remove(author: string, id: string): void {
    this.#change(author, (staff) => removeAccount(staff, id));
  }

  /** Somebody's own PIN, for the one that they have: who finds a desk unlocked cannot make it theirs. */
  async changeOwnPin(id: string, current: string, pin: string): Promise<Unlocked> {
    const unlocked = await this.#unlocking.try(id, current);
    if (unlocked.ok) await this.amend(id, id, { pin });
    return unlocked;
  }

  #change(author: string, work: (staff: readonly Staff[]) => RosterChange): void {
    changeSettings(this.#parts, author, (settings) => {
      const changed = work(settings.staff);
      if (!changed.ok) throw new CannotBeDone(words[changed.problem]);
      return { settings: { ...settings, staff: [...changed.staff] }, note: changed.note };
    });
  }
}
