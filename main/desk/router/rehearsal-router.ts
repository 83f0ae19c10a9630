import type { DeskServices } from '../services.ts';
import { allowed, incharge, orRefused, os, unlocked } from './gate.ts';

export function rehearsalRouter({ rehearsal }: DeskServices) {
  return {
    rehearsal: os.desk.rehearsal.handler(({ context, errors }) => {
      unlocked(context, errors);
      return rehearsal.view();
    }),
    beginRehearsal: os.desk.beginRehearsal.handler(async ({ context, errors }) => {
      const { staff } = allowed(context, errors, incharge);
      await orRefused(errors, () => rehearsal.begin(staff.id));
    }),
    endRehearsal: os.desk.endRehearsal.handler(async ({ context, errors }) => {
      const { staff } = unlocked(context, errors);
      await orRefused(errors, async () => rehearsal.end(staff.id));
    }),
    setCable: os.desk.setCable.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      await orRefused(errors, async () => rehearsal.setCable(input.pulled, staff.id));
    }),
    holdPass: os.desk.holdPass.handler(async ({ input, context, errors }) => {
      unlocked(context, errors);
      await orRefused(errors, () => rehearsal.hold(input.name));
    }),
  };
}
