import type { PinHash, Staff } from '../../shared/settings.ts';

/** Why a change to the accounts cannot be made. `last-manager`: nobody would be left who can set up the kiosk. */
export type RosterProblem = 'no-account' | 'last-manager';

/** The accounts as they would be, and the journal's words for it, which name accounts by their ids alone. */
export type RosterChange =
  | { readonly ok: true; readonly staff: readonly Staff[]; readonly note: string }
  | { readonly ok: false; readonly problem: RosterProblem };

export function addAccount(staff: readonly Staff[], account: Staff): RosterChange {
  return { ok: true, staff: [...staff, account], note: `added the account ${account.id} (${account.role})` };
}

export function removeAccount(staff: readonly Staff[], id: string): RosterChange {
  const left = staff.filter((one) => one.id !== id);
  if (left.length === staff.length) return { ok: false, problem: 'no-account' };
  return stillManaged(left, `removed the account ${id}`);
}

/** What of an account is another from now on. */
type Amendment = { readonly [K in 'name' | 'role' | 'pin']?: Staff[K] | undefined };

/** `change`: what is absent stays as it is. */
export function amendAccount(staff: readonly Staff[], id: string, change: Amendment): RosterChange {
  const { name, role, pin } = change;
  const what = [
    ...(name === undefined ? [] : ['name']),
    ...(role === undefined ? [] : [`role ${role}`]),
    ...(pin === undefined ? [] : ['PIN']),
  ];
  const given = {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(pin === undefined ? {} : { pin }),
  };
  return amend(staff, id, given, `changed the account ${id}: ${what.join(', ')}`);
}

export function resetPin(staff: readonly Staff[], id: string, pin: PinHash): RosterChange {
  return amend(staff, id, { pin }, `gave the account ${id} another PIN`);
}

function amend(
  staff: readonly Staff[],
  id: string,
  change: Partial<Omit<Staff, 'id'>>,
  note: string,
): RosterChange {
  if (!staff.some((one) => one.id === id)) return { ok: false, problem: 'no-account' };
  return stillManaged(
    staff.map((one) => (one.id === id ? { ...one, ...change } : one)),
    note,
  );
}

function stillManaged(staff: readonly Staff[], note: string): RosterChange {
  if (!staff.some(({ role }) => role === 'manager')) return { ok: false, problem: 'last-manager' };
  return { ok: true, staff, note };
}
