import type { DeskServices } from '../services.ts';
import { allowed, orRefused, os } from './gate.ts';

export function settingsRouter(kiosk: DeskServices) {
  return {
    settings: os.desk.settings.handler(async ({ context, errors }) => {
      allowed(context, errors, ['manager']);
      return {
        settings: kiosk.settingsDesk.settings(),
        fileOnly: kiosk.settingsDesk.fileOnly(),
        pluggedIn: [...(await kiosk.settingsDesk.pluggedIn())],
      };
    }),
    changeSettings: os.desk.changeSettings.handler(({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return kiosk.settingsDesk.change(staff.id, input.changes);
    }),
    logoFiles: os.desk.logoFiles.handler(async ({ context, errors }) => {
      allowed(context, errors, ['manager']);
      return { files: [...(await kiosk.logo.files())] };
    }),
    chooseLogo: os.desk.chooseLogo.handler(({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return orRefused(errors, () => kiosk.logo.choose(staff.id, input.path));
    }),
    removeLogo: os.desk.removeLogo.handler(({ context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      kiosk.logo.remove(staff.id);
    }),
    settingsFiles: os.desk.settingsFiles.handler(async ({ context, errors }) => {
      allowed(context, errors, ['manager']);
      return { places: [...(await kiosk.days.places())], files: [...(await kiosk.settingsFiles.files())] };
    }),
    saveSettings: os.desk.saveSettings.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return { path: await orRefused(errors, () => kiosk.settingsFiles.save(staff.id, input.place)) };
    }),
    previewSettings: os.desk.previewSettings.handler(({ input, context, errors }) => {
      allowed(context, errors, ['manager']);
      return kiosk.settingsFiles.preview(input.path);
    }),
    importSettings: os.desk.importSettings.handler(({ input, context, errors }) => {
      const { staff } = allowed(context, errors, ['manager']);
      return orRefused(errors, () => kiosk.settingsFiles.take(staff.id, input));
    }),
  };
}
