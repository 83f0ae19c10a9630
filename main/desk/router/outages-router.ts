import type { DeskServices } from '../services.ts';
import { allowed, incharge, orRefused, os, unlocked } from './gate.ts';

export function outagesRouter(kiosk: DeskServices) {
  return {
    outages: os.desk.outages.handler(async ({ input, context, errors }) => {
      unlocked(context, errors);
      const outages = await kiosk.reports.outages(input.since);
      return { outages: [...outages], places: [...(await kiosk.reports.places())] };
    }),
    saveReport: os.desk.saveReport.handler(({ input, context, errors }) => {
      const { staff } = allowed(context, errors, incharge);
      return orRefused(errors, () => kiosk.reports.save(staff.id, input));
    }),
  };
}
