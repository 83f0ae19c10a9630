import { z } from 'zod';
import type { Pass } from '../../passes/pass.ts';
import { valueAt } from '../value-at.ts';
import { type HealthStatement, healthKinds } from './health-statement.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });

/**
 * The claim `health` of a venue pass or of a verifiable credential's subject: how an issuer states the kinds that no
 * certificate format has words for, as Korea's vaccine pass of 2021 had.
 */
const healthClaimSchema = z.object({
  kind: z.enum(healthKinds),
  date: isoDate.exactOptional(),
  /** Of a test: when its result was told. */
  notifiedAt: instant.exactOptional(),
  negative: z.boolean().exactOptional(),
  method: z.enum(['pcr', 'antigen', 'other']).exactOptional(),
  birthDate: isoDate.exactOptional(),
  /** As in the pass's own `name`, where the pass has none. */
  name: z.string().exactOptional(),
});
export type HealthClaim = z.infer<typeof healthClaimSchema>;

/** Where issuers put it: in the pass itself, or in what a credential says of its subject (W3C, 2.0 and 1.1). */
const places = ['health', 'credentialSubject.health', 'vc.credentialSubject.health'];

/** The claim itself, if a pass carries one that is well formed. */
export function healthClaimOf(claims: Pass['claims']): HealthClaim | undefined {
  const found = places.map((place) => valueAt(claims, place)).find((value) => value !== undefined);
  return found === undefined ? undefined : healthClaimSchema.safeParse(found).data;
}

export function statementsOfClaim(claims: Pass['claims']): readonly HealthStatement[] {
  const claim = healthClaimOf(claims);
  if (claim === undefined) return [];
  const { name: _, notifiedAt, ...statement } = claim;
  return [{ ...statement, ...(notifiedAt === undefined ? {} : { at: notifiedAt }) }];
}
