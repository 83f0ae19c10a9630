import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { kioskEventSchema, wedgeKeySchema } from '../kiosk-event.ts';
import { logoSchema } from '../logo.ts';
import { setupSchema } from '../settings.ts';

/** What the entrance calls. */
export const kioskContract = {
  /** Everything the screens show, as it happens. */
  events: oc.output(eventIterator(kioskEventSchema)),
  /** Physical keys of a keyboard-wedge scanner, oldest first, in batches. */
  keys: oc.input(z.array(wedgeKeySchema).min(1).max(512)),
  /** The venue's logo that the branding names; `null` where there is none to show. */
  logo: oc.output(logoSchema.nullable()),
  /** First run only. */
  setup: oc.input(setupSchema).errors({ REFUSED: { data: z.object({ detail: z.string() }) } }),
};
