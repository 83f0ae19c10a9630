import type { Role } from '../../../shared/settings.ts';
import type { DeskServices } from '../services.ts';
import { allowed, orRefused, os, unlocked } from './gate.ts';

export function peopleRouter(kiosk: DeskServices) {
  const managers: readonly Role[] = ['manager'];
  return {
    addPerson: os.desk.addPerson.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, managers);
      return { id: await kiosk.staff.add(staff.id, input) };
    }),
    changePerson: os.desk.changePerson.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, managers);
      await orRefused(errors, () => kiosk.staff.amend(staff.id, input.id, input.change));
    }),
    removePerson: os.desk.removePerson.handler(async ({ input, context, errors }) => {
      const { staff } = allowed(context, errors, managers);
      await orRefused(errors, async () => kiosk.staff.remove(staff.id, input.id));
    }),
    changePin: os.desk.changePin.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const changed = await orRefused(errors, () =>
        kiosk.staff.changeOwnPin(staff.id, input.current, input.pin),
      );
      return changed.ok ? { ok: true } : changed;
    }),
  };
}
