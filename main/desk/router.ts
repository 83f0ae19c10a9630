import { entriesRouter } from './router/entries-router.ts';
import { os } from './router/gate.ts';
import { guestImportsRouter } from './router/guest-imports-router.ts';
import { guestsRouter } from './router/guests-router.ts';
import { houseRouter } from './router/house-router.ts';
import { journalRouter } from './router/journal-router.ts';
import { kioskRouter } from './router/kiosk-router.ts';
import { limitsRouter } from './router/limits-router.ts';
import { outagesRouter } from './router/outages-router.ts';
import { peopleRouter } from './router/people-router.ts';
import { rehearsalRouter } from './router/rehearsal-router.ts';
import { reportsRouter } from './router/reports-router.ts';
import { sessionRouter } from './router/session-router.ts';
import { settingsRouter } from './router/settings-router.ts';
import { settleRouter } from './router/settle-router.ts';
import { shiftRouter } from './router/shift-router.ts';
import { trustRouter } from './router/trust-router.ts';
import type { DeskServices } from './services.ts';

/** The contract (`shared/contract.ts`) with the kiosk behind it. Every desk procedure asks for the session first. */
export function createRouter(kiosk: DeskServices) {
  return os.router({
    kiosk: kioskRouter(kiosk),
    desk: {
      ...entriesRouter(kiosk),
      ...guestsRouter(kiosk),
      ...guestImportsRouter(kiosk),
      ...houseRouter(kiosk),
      ...journalRouter(kiosk),
      ...limitsRouter(kiosk),
      ...outagesRouter(kiosk),
      ...peopleRouter(kiosk),
      ...rehearsalRouter(kiosk),
      ...reportsRouter(kiosk),
      ...sessionRouter(kiosk),
      ...settingsRouter(kiosk),
      ...settleRouter(kiosk),
      ...shiftRouter(kiosk),
      ...trustRouter(kiosk),
    },
  });
}
export type KioskRouter = ReturnType<typeof createRouter>;
