import { z } from 'zod';
import { checkSchema } from '../check-list.ts';
import { scannerStatusSchema, upstreamStatusSchema } from '../kiosk-event.ts';
import { sentenceSchema } from '../verdict.ts';
import { desk } from './errors.ts';
import { pinAnswerSchema } from './pin-answer.ts';

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
  /** Supervisors and managers, with their PIN: hard limits of age do not count for some hours; `null`: they do again. */
  overrideLimits: desk
    .input(
      z.object({
        pin: z.string().max(12),
        change: z
          .object({ hours: z.int().min(1).max(24), reason: z.string().trim().min(1).max(200) })
          .nullable(),
      }),
    )
    .output(pinAnswerSchema),
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
