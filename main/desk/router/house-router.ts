import type { DeskServices } from '../services.ts';
import { allowed, incharge, orRefused, os, unlocked } from './gate.ts';

export function houseRouter(kiosk: DeskServices) {
  return {
    checkList: os.desk.checkList.handler(async ({ context, errors }) => {
      unlocked(context, errors);
      return { checks: [...(await kiosk.checkList())] };
    }),
    devices: os.desk.devices.handler(({ context, errors }) => {
      unlocked(context, errors);
      return { scanners: [...kiosk.scanners()], upstreams: [...kiosk.upstreams()] };
    }),
    confirmClock: os.desk.confirmClock.handler(({ context, errors }) => {
      kiosk.confirmClock(allowed(context, errors, incharge).staff.id);
    }),
    setDirection: os.desk.setDirection.handler(({ input, context, errors }) => {
      kiosk.setDirection(input.direction, allowed(context, errors, incharge).staff.id);
    }),
    policies: os.desk.policies.handler(({ context, errors }) => {
      unlocked(context, errors);
      return [...kiosk.policies()];
    }),
    choosePolicy: os.desk.choosePolicy.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      await orRefused(errors, async () => kiosk.choosePolicy(input.name, staff.id));
    }),
    leave: os.desk.leave.handler(({ context, errors }) => {
      kiosk.leave(allowed(context, errors, incharge).staff.id);
    }),
  };
}
