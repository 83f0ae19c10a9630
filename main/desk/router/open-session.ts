import type { DeskSession } from '../../../shared/contract/sessions.ts';
import type { Staff } from '../../../shared/settings.ts';
import type { KioskContext } from '../context.ts';
import type { DeskServices } from '../services.ts';

/** The desk of this screen is theirs from now on. */
export function openSession(
  kiosk: Pick<DeskServices, 'settings'>,
  context: KioskContext,
  account: Staff,
): DeskSession {
  const { id, staff } = context.desk.open(account);
  const { deskLockMs: lockAfterMs } = kiosk.settings();
  return { id, staff: staff.id, name: staff.name, role: staff.role, lockAfterMs };
}
