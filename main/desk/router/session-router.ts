import type { DeskServices } from '../services.ts';
import { os } from './gate.ts';
import { openSession } from './open-session.ts';

export function sessionRouter(kiosk: DeskServices) {
  return {
    people: os.desk.people.handler(() =>
      kiosk.settings().staff.map(({ id, name, role }) => ({ id, name, role })),
    ),
    unlock: os.desk.unlock.handler(async ({ input, context }) => {
      const unlocking = await kiosk.unlocking.try(input.staff, input.pin);
      if (!unlocking.ok) return unlocking;
      return { ok: true, session: openSession(kiosk, context, unlocking.staff) };
    }),
    lock: os.desk.lock.handler(({ input, context }) =>
      context.desk.lock(input?.byTime === true ? 'by time' : 'by hand'),
    ),
    touch: os.desk.touch.handler(({ context }) => ({ unlocked: context.desk.touch() !== undefined })),
  };
}
