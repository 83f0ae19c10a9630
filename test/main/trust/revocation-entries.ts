import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { RevocationListClaims } from '../../../main/trust/revocation-list.ts';
import type { EpochMs } from '../../../shared/clock.ts';
import type { TestKey } from './test-issuer.ts';
import { issuer } from './test-store.ts';

/** `count` entries, ascending and evenly spread; those of another `salt` are others. */
export function spreadEntries(count: number, salt = 0): Buffer {
  const bytes = Buffer.alloc(count * 16, salt);
  const step = 2n ** 64n / BigInt(Math.max(count, 1));
  for (let n = 0; n < count; n += 1) bytes.writeBigUInt64BE(step * BigInt(n), n * 16);
  return bytes;
}

export function entryAt(bytes: Buffer, n: number): Buffer {
  return bytes.subarray(n * 16, n * 16 + 16);
}

/** Entries in their order, each once. */
export function sorted(...runs: readonly Buffer[]): Buffer {
  const all = Buffer.concat(runs);
  const entries = Array.from({ length: all.length / 16 }, (_, n) => entryAt(all, n));
  return Buffer.concat(entries.toSorted(Buffer.compare));
}

export interface ListOptions extends Partial<RevocationListClaims> {
  readonly at: EpochMs;
  readonly entries: Buffer;
  readonly typ?: string;
}

/** Writes `list.jwt` and the entries that it names; `claims` may say otherwise than is so. @returns the manifest's path */
export async function writeList(
  folder: string,
  key: TestKey,
  { at, entries, typ = 'munjigi-revocations+jwt', ...claims }: ListOptions,
): Promise<string> {
  const path = claims.path ?? 'list.entries';
  const token = await new SignJWT({
    iss: issuer,
    seq: at,
    iat: at / 1000,
    scheme: 'pass-id',
    count: entries.length / 16,
    sha256: createHash('sha256').update(entries).digest('base64url'),
    ...claims,
    path,
  })
    .setProtectedHeader({ alg: key.alg, kid: key.jwk.kid, typ })
    .sign(key.privateKey);
  writeFileSync(join(folder, path), entries);
  const manifest = join(folder, 'list.jwt');
  writeFileSync(manifest, token);
  return manifest;
}
