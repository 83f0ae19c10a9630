import { z } from 'zod';

/** What grows old between two refreshes, each with limits of its own. */
export const artefacts = ['keys', 'revocations'] as const;
export type Artefact = (typeof artefacts)[number];

/** A hard limit of age that does not count for a while: somebody in charge answers for it. */
export const limitOverrideSchema = z.object({
  artefact: z.enum(artefacts),
  /** Whose; `null`: every issuer's. */
  issuer: z.string().min(1).nullable(),
  /** In epoch milliseconds. */
  until: z.number(),
  /** Who answers for it. */
  staff: z.string(),
});
export type LimitOverride = z.infer<typeof limitOverrideSchema>;
export type Lifted = Pick<LimitOverride, 'artefact' | 'issuer'>;

/** Whether one of these lifts the hard limit of that artefact of that issuer. */
export function isLifted(overrides: readonly Lifted[], { artefact, issuer }: Lifted): boolean {
  return overrides.some((one) => one.artefact === artefact && (one.issuer === null || one.issuer === issuer));
}

/** As versions wrote it that did not tell artefacts and issuers apart. */
const overrideOfAll = z
  .object({ until: z.number(), staff: z.string() })
  .strict()
  .transform((one): LimitOverride[] => artefacts.map((artefact) => ({ artefact, issuer: null, ...one })));

/** What `settings.json` holds: some have ended already. */
export const limitOverridesSchema = z.union([z.array(limitOverrideSchema), overrideOfAll]);
