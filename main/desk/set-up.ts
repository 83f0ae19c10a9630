import { randomBytes } from 'node:crypto';
import type { Settings, Setup } from '../../shared/settings.ts';
import { settingsSchema } from '../../shared/settings.ts';
import { hashPin } from './pin.ts';

/** A new account's id: random, so that the journal never holds a name and no id is given twice. */
export function newStaffId(): string {
  return randomBytes(4).toString('hex');
}

/** The settings of a kiosk that is set up for the first time, with its manager as the first of its staff. */
export async function settingsFor(setup: Setup): Promise<Settings> {
  return settingsSchema.parse({
    venue: setup.venue,
    gate: setup.gate,
    language: setup.language,
    staff: [{ id: newStaffId(), name: setup.manager, role: 'manager', pin: await hashPin(setup.pin) }],
  });
}
