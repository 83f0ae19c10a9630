import type { DeskServices } from '../services.ts';
import { orRefused, os } from './gate.ts';

export function kioskRouter(kiosk: DeskServices) {
  return {
    events: os.kiosk.events.handler(async function* ({ signal }) {
      const events = kiosk.events(signal);
      yield { type: 'status', status: kiosk.status() };
      yield* events;
    }),
    keys: os.kiosk.keys.handler(({ input }) => kiosk.keys(input)),
    logo: os.kiosk.logo.handler(() => {
      const logo = kiosk.logo.current();
      return logo === undefined ? null : { type: logo.type, base64: logo.bytes.toString('base64') };
    }),
    setup: os.kiosk.setup.handler(({ input, errors }) => orRefused(errors, () => kiosk.setUp(input))),
  };
}
