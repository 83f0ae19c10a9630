import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract.ts';
import type { Role } from '../../../shared/settings.ts';
import type { KioskContext } from '../context.ts';
import { CannotBeDone } from '../manual-entries.ts';
import type { Session } from '../session.ts';

export const os = implement(contract).$context<KioskContext>();

interface DeskErrors {
  readonly LOCKED: () => Error;
  readonly NOT_ALLOWED: () => Error;
}

/** The session of this screen, or the error that sends it back to the PIN. */
export function unlocked(context: KioskContext, errors: DeskErrors): Session {
  const session = context.desk.touch();
  if (session === undefined) throw errors.LOCKED();
  return session;
}

/** As `unlocked`, for these roles only. */
export function allowed(context: KioskContext, errors: DeskErrors, roles: readonly Role[]): Session {
  const session = unlocked(context, errors);
  if (!roles.includes(session.staff.role)) throw errors.NOT_ALLOWED();
  return session;
}

/** Supervisors and managers. */
export const incharge: readonly Role[] = ['supervisor', 'manager'];

/** Runs what may turn out to be impossible, and says so in the contract's words. */
export async function orRefused<T>(
  errors: { readonly REFUSED: (error: { data: { detail: string } }) => Error },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotBeDone) throw errors.REFUSED({ data: { detail: error.message } });
    throw error;
  }
}
