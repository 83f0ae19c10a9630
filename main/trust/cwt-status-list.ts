import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import { readCbor } from '../../shared/cose/cbor.ts';
import { type CoseSign1, readCoseSign1 } from '../../shared/cose/cose-sign1.ts';
import type { TrustedKey } from './key-set.ts';
import { SourceRefused } from './source-refused.ts';
import { inflateBytes, type StatusList, ttlSchema } from './status-list.ts';

/** Header parameter of a message's type (RFC 9596), and what it is here (Token Status List draft, section 5.2). */
const typeLabel = 16;
const type = 'application/statuslist+cwt';

/** Labels of the claims (section 5.2; RFC 8392, 4). */
const labels = { sub: 2, exp: 4, iat: 6, statusList: 65_533, ttl: 65_534 } as const;

const claimsSchema = z.object({
  sub: z.url(),
  iat: z.number().nonnegative(),
  exp: z.number().optional(),
  ttl: ttlSchema,
  statusList: z.object({ bits: z.literal([1, 2, 4, 8]), lst: z.instanceof(Uint8Array) }),
});

/** A list as a CWT, read but not verified. */
export interface UnverifiedCwtList {
  readonly cose: CoseSign1;
  readonly kid: string;
}

/** Whether a file begins as a signed CBOR message does: with the tag 18, maybe inside the tag of a CWT. */
export function isCborMessage(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 3).toString('hex');
  return start.startsWith('d2') || start === 'd83dd2';
}

/** @throws {SourceRefused} `invalid` */
export function readCwtList(bytes: Buffer): UnverifiedCwtList {
  const reading = readCoseSign1(bytes);
  if (!reading.ok)
    throw new SourceRefused('invalid', `This is not a status list as a CWT: ${reading.detail}`);
  const { cose } = reading;
  if (cose.headers.get(typeLabel) !== type || cose.keyId === undefined) {
    throw new SourceRefused('invalid', `This CWT is not of the type ${type}, or names no key.`);
  }
  return { cose, kid: Buffer.from(cose.keyId).toString() };
}

function isSignedBy({ algorithm, signed, signature }: CoseSign1, { jwk, algorithms }: TrustedKey): boolean {
  if (!algorithms.includes(algorithm)) return false;
  const digest = { ES256: 'sha256', ES384: 'sha384' }[algorithm];
  // r and s side by side (RFC 9053, 2.1). EdDSA has its digest inside.
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  return verify(digest ?? null, signed, key, signature);
}

function claimsOf({ payload }: CoseSign1): z.infer<typeof claimsSchema> {
  const claims = readCbor(payload)?.item;
  const at = (map: unknown, label: unknown): unknown => (map instanceof Map ? map.get(label) : undefined);
  const list = at(claims, labels.statusList);
  const parsed = claimsSchema.safeParse({
    sub: at(claims, labels.sub),
    iat: at(claims, labels.iat),
    exp: at(claims, labels.exp),
    ttl: at(claims, labels.ttl),
    statusList: { bits: at(list, 'bits'), lst: at(list, 'lst') },
  });
  if (parsed.success) return parsed.data;
  throw new SourceRefused('invalid', `The status list is not valid: ${z.prettifyError(parsed.error)}`);
}

/**
 * Verifies a status list in CBOR (section 5.2).
 *
 * @param keys keys that may have signed it; those of another kid are passed over
 * @param uri where it was asked for; its `sub` must say the same. Absent for a file.
 * @throws {SourceRefused} `untrusted`, `signature`, `expired`, `mismatch`, `invalid`, `too-large`
 */
export function verifyCwtList(
  { cose, kid }: UnverifiedCwtList,
  { keys, uri, now }: { readonly keys: readonly TrustedKey[]; readonly uri?: string; readonly now: EpochMs },
): StatusList {
  const candidates = keys.filter((key) => key.kid === kid);
  if (candidates.length === 0) {
    throw new SourceRefused('untrusted', `The status list is signed by the key ${kid}, which is not held.`);
  }
  const signer = candidates.find((key) => isSignedBy(cose, key));
  if (signer === undefined)
    throw new SourceRefused('signature', 'The signature of the status list is wrong.');
  const { sub, iat, exp, ttl, statusList } = claimsOf(cose);
  if (exp !== undefined && exp * 1000 <= now) {
    throw new SourceRefused('expired', 'The status list has expired. Its issuer must publish a new one.');
  }
  if (uri !== undefined && sub !== uri) {
    throw new SourceRefused('mismatch', `The status list says it is ${sub}, but ${uri} was asked for.`);
  }
  return {
    uri: sub,
    bits: statusList.bits,
    list: inflateBytes(statusList.lst),
    issuedAt: iat * 1000,
    ...(exp === undefined ? {} : { expiresAt: exp * 1000 }),
    ...(ttl === undefined ? {} : { freshForMs: Math.round(ttl * 1000) }),
    signer,
  };
}
