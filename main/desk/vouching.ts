import type { Staff } from '../../shared/settings.ts';
import { CannotBeDone } from './manual-entries.ts';
import type { Unlocked, Unlocking } from './unlocking.ts';

/** Whether somebody in charge answers for something: asked for with their PIN each time, at whoever's desk. */
export class Vouching {
  readonly #unlocking: Unlocking;
  readonly #staff: () => readonly Staff[];

  constructor(options: { readonly unlocking: Unlocking; readonly staff: () => readonly Staff[] }) {
    this.#unlocking = options.unlocking;
    this.#staff = options.staff;
  }

  /** @throws {CannotBeDone} the account is of nobody in charge; nobody's PIN is asked for in vain */
  async confirm({ by, pin }: { readonly by: string; readonly pin: string }): Promise<Unlocked> {
    mustBeInCharge(this.#staff().find(({ id }) => id === by));
    const checked = await this.#unlocking.confirm(by, pin);
    if (checked.ok) mustBeInCharge(checked.staff);
    return checked;
  }
}

function mustBeInCharge(staff: Staff | undefined): void {
  if (staff === undefined || staff.role === 'steward') {
    throw new CannotBeDone('Only a supervisor or a manager can let in what was refused.');
  }
}
