import type { DeskServices } from '../services.ts';
import { allowed, os } from './gate.ts';

export function settingsRouter(kiosk: DeskServices) {
  return {
    settings: os.desk.settings.handler(async ({ context, errors }) => {
      allowed(context, errors, ['manager']);
      return {
        settings: kiosk.settingsDesk.settings(),
        pluggedIn: [...(await kiosk.settingsDesk.pluggedIn())],
      };
    }),
    changeSettings: os.desk.changeSettings.handler(({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return kiosk.settingsDesk.change(staff.id, input.changes);
    }),
  };
}
