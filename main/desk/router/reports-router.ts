import type { DeskServices } from '../services.ts';
import { allowed, incharge, orRefused, os, unlocked } from './gate.ts';

export function reportsRouter(kiosk: DeskServices) {
  return {
    doorReport: os.desk.doorReport.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return orRefused(errors, () => kiosk.days.door(input));
    }),
    retention: os.desk.retention.handler(async ({ context, errors }) => {
      unlocked(context, errors);
      return { ...(await kiosk.days.retention()), places: [...(await kiosk.days.places())] };
    }),
    saveDays: os.desk.saveDays.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, incharge);
      const { path, rows } = await orRefused(errors, () => kiosk.days.save(staff.id, input));
      return { path, ...(rows === undefined ? {} : { rows }) };
    }),
  };
}
