import type { DeskServices } from '../services.ts';
import { allowed, incharge, os, unlocked } from './gate.ts';

export function limitsRouter(kiosk: DeskServices) {
  return {
    overLimits: os.desk.overLimits.handler(({ context, errors }) => {
      unlocked(context, errors);
      return [...kiosk.limits.over()];
    }),
    overrideLimits: os.desk.overrideLimits.handler(async ({ input: { pin, ...change }, context, errors }) => {
      const { staff } = allowed(context, errors, incharge);
      const checked = await kiosk.unlocking.confirm(staff.id, pin);
      if (!checked.ok) return checked;
      kiosk.limits.change(change, staff.id);
      return { ok: true };
    }),
  };
}
