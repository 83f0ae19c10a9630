import type { DeskServices } from '../services.ts';
import { orRefused, os, unlocked } from './gate.ts';
import { openSession } from './open-session.ts';

export function shiftRouter(kiosk: DeskServices) {
  return {
    shift: os.desk.shift.handler(({ context, errors }) => {
      const { staff } = unlocked(context, errors);
      return kiosk.shifts.current(staff);
    }),
    handOver: os.desk.handOver.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const handed = await orRefused(errors, () => kiosk.shifts.handOver(staff.id, input));
      if (!handed.ok) return handed;
      return { ok: true, seq: handed.seq, session: openSession(kiosk, context, handed.staff) };
    }),
    endShift: os.desk.endShift.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const seq = await kiosk.shifts.end(staff.id, input.note);
      context.desk.lock('by hand');
      return { seq };
    }),
    openShiftNote: os.desk.openShiftNote.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const opened = await orRefused(errors, () => kiosk.shifts.openNote(staff, input.seq));
      if (!opened.ok) throw errors.NOT_ALLOWED();
      return opened.note === undefined ? {} : { note: opened.note };
    }),
  };
}
