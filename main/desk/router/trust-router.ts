import type { DeskServices } from '../services.ts';
import { allowed, orRefused, os, unlocked } from './gate.ts';

export function trustRouter(kiosk: DeskServices) {
  return {
    trust: os.desk.trust.handler(({ context, errors }) => {
      unlocked(context, errors);
      return {
        issuers: [...kiosk.issuers()],
        sources: [...kiosk.sources()],
        sticks: [...kiosk.newSources.sticks()],
      };
    }),
    calendar: os.desk.calendar.handler(({ context, errors }) => {
      unlocked(context, errors);
      return [...kiosk.calendar()];
    }),
    refresh: os.desk.refresh.handler(async ({ context, errors }) => {
      const { staff } = unlocked(context, errors);
      return { sources: [...(await kiosk.refresh(staff.id))] };
    }),
    lookAtSource: os.desk.lookAtSource.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return await orRefused(errors, () => kiosk.newSources.look(input.location, staff.id));
    }),
    trustSource: os.desk.trustSource.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return await orRefused(errors, () => kiosk.newSources.trust(input, staff.id));
    }),
    restoreSource: os.desk.restoreSource.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return { source: await orRefused(errors, () => kiosk.restoreSource(input, staff.id)) };
    }),
  };
}
