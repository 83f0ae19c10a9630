import { z } from 'zod';
import type { RevocationReference } from '../pass.ts';

const index = z.union([z.int().min(0), z.string().regex(/^\d{1,15}$/)]).transform(Number);

/** An entry of a Bitstring Status List (W3C Recommendation 1.0, section 2.1). */
const entrySchema = z.looseObject({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.enum(['revocation', 'suspension', 'refresh', 'message']),
  statusListIndex: index,
  statusListCredential: z.url().max(2_048),
  statusSize: z.int().min(1).max(8).prefault(1),
});

const tokenStatusSchema = z.looseObject({
  status_list: z.looseObject({ idx: z.int().min(0), uri: z.string().min(1).max(2_048) }),
});

/**
 * W3C's and the IETF's way of saying where the status of a credential stands. A status that is told in another way
 * cannot be asked here; then the credential must not count as one without, so the schema does not take it.
 */
export const statusSchemas = {
  /** `credentialStatus` of a credential: one, or several for several purposes. */
  credentialStatus: z.union([entrySchema, z.array(entrySchema).min(1).max(16)]),
  /** The claim `status` (Token Status List draft, section 6). */
  status: tokenStatusSchema,
};

/** What a credential says about its status, as one of the two standards has it. */
export interface StatusClaims {
  readonly credentialStatus?: z.infer<typeof statusSchemas.credentialStatus>;
  readonly status?: z.infer<typeof statusSchemas.status>;
}

/** `refresh` and `message` tell the holder something; they say nothing about whether the credential holds. */
function referenceOf(entry: z.infer<typeof entrySchema>): readonly RevocationReference[] {
  const { statusPurpose: purpose, statusListIndex, statusListCredential: list, statusSize: size } = entry;
  if (purpose !== 'revocation' && purpose !== 'suspension') return [];
  return [{ scheme: 'bitstring-status-list', list, index: statusListIndex, purpose, size }];
}

export function referencesOf({ credentialStatus, status }: StatusClaims): readonly RevocationReference[] {
  const entries = credentialStatus === undefined ? [] : [credentialStatus].flat();
  const token: readonly RevocationReference[] =
    status === undefined
      ? []
      : [{ scheme: 'status-list', list: status.status_list.uri, index: status.status_list.idx }];
  return [...entries.flatMap(referenceOf), ...token];
}
