import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { REVOCATION_LIST_TYPE, type RevocationListClaims } from '../../main/trust/revocation-list.ts';
import { entryOf } from '../../main/trust/revocation-scheme.ts';
import type { TestKey } from '../main/trust/test-issuer.ts';

const runEntries = 65_536;

/** Evenly spread entries in ascending order, and among them those of `named`, in runs, so that they are never all in memory. */
function* runs(count: number, named: readonly string[]): Generator<Buffer> {
  const marked = named.map(entryOf).toSorted(Buffer.compare);
  const step = 2n ** 64n / BigInt(count);
  let next = 0;
  for (let from = 0; from < count; from += runEntries) {
    const entries: Buffer[] = [];
    for (let n = from; n < Math.min(count, from + runEntries); n += 1) {
      const entry = Buffer.alloc(16, n);
      entry.writeBigUInt64BE(step * BigInt(n));
      for (let mark = marked[next]; mark && Buffer.compare(mark, entry) < 0; mark = marked[next]) {
        entries.push(mark);
        next += 1;
      }
      entries.push(entry);
    }
    yield Buffer.concat(entries);
  }
  yield Buffer.concat(marked.slice(next));
}

/** Writes a signed list of `count` entries and of those that revoke `named` identities. @returns its manifest's path */
export async function writeLargeList(
  folder: string,
  key: TestKey,
  {
    issuer,
    count,
    named,
  }: { readonly issuer: string; readonly count: number; readonly named: readonly string[] },
): Promise<string> {
  const path = 'large.entries';
  const file = openSync(join(folder, path), 'w');
  const digest = createHash('sha256');
  for (const run of runs(count, named)) {
    digest.update(run);
    writeSync(file, run);
  }
  closeSync(file);
  const claims: RevocationListClaims = {
    iss: issuer,
    seq: 1,
    iat: Math.floor(Date.now() / 1000) - 60,
    scheme: 'pass-id',
    count: count + named.length,
    sha256: digest.digest('base64url'),
    path,
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.jwk.kid, typ: REVOCATION_LIST_TYPE })
    .sign(key.privateKey);
  const manifest = join(folder, 'large.jwt');
  writeFileSync(manifest, token);
  return manifest;
}
