import { z } from 'zod';
import { checkSchema } from '../check-list.ts';
import { scannerStatusSchema, upstreamStatusSchema } from '../kiosk-event.ts';
import { sentenceSchema } from '../verdict.ts';
import { desk } from './errors.ts';

const policyChoiceSchema = z.object({
  name: z.string(),
  title: sentenceSchema,
  inForce: z.boolean(),
});
export type PolicyChoice = z.infer<typeof policyChoiceSchema>;

/** The kiosk itself: what it stands on and how it is set. */
export const houseContract = {
  devices: desk.output(
    z.object({ scanners: z.array(scannerStatusSchema), upstreams: z.array(upstreamStatusSchema) }),
  ),
  /** Everything that must be so before the doors open. */
  checkList: desk.output(z.object({ checks: z.array(checkSchema) })),
  /** Supervisors and managers: the clock on the screen is right, whatever the kiosk remembers. */
  confirmClock: desk,
  /** Entries or exits at this gate from now on. */
  setDirection: desk.input(z.object({ direction: z.enum(['entry', 'exit']) })),
  /** What this venue can ask for at the door: its own policies, then the presets. */
  policies: desk.output(z.array(policyChoiceSchema)),
  /** Managers only: that policy from now on. */
  choosePolicy: desk.input(z.object({ name: z.string().max(80) })),
  /** Supervisors and managers: closes the kiosk. */
  leave: desk,
};
