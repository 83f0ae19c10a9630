import type { DeskServices } from '../services.ts';
import { orRefused, os, unlocked } from './gate.ts';

export function guestsRouter(kiosk: DeskServices) {
  return {
    guestLists: os.desk.guestLists.handler(({ context, errors }) => {
      unlocked(context, errors);
      return [...kiosk.guests.lists()];
    }),
    findGuests: os.desk.findGuests.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return kiosk.guests.find(input.query);
    }),
    scannedGuest: os.desk.scannedGuest.handler(({ input, context, errors }) => {
      unlocked(context, errors);
      return kiosk.guests.scanned(input.seq);
    }),
    checkInGuest: os.desk.checkInGuest.handler(async ({ input, context, errors }) => {
      const { staff } = unlocked(context, errors);
      const checked = await orRefused(errors, () => kiosk.guests.checkIn(staff.id, input));
      kiosk.changed();
      return checked;
    }),
  };
}
