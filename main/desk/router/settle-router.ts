import { settleHours } from '../second-chances.ts';
import type { DeskServices } from '../services.ts';
import { orRefused, os, unlocked } from './gate.ts';

export function settleRouter(kiosk: DeskServices) {
  return {
    toSettle: os.desk.toSettle.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      const { limit, decision } = input;
      const listed = kiosk.secondChances.list({
        limit,
        ...(decision === undefined ? {} : { decision }),
      });
      return { ...listed, hours: settleHours };
    }),
    overrideScan: os.desk.overrideScan.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const overridden = await orRefused(errors, () => kiosk.overrides.override(staff.id, input));
      kiosk.changed();
      return overridden;
    }),
    settleDetails: os.desk.settleDetails.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return orRefused(errors, async () => kiosk.secondChances.details(input.seq));
    }),
  };
}
