/// <reference path="./write-file-atomic.d.ts" />
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SignJWT } from 'jose';
import writeFileAtomic from 'write-file-atomic';
import type { EpochMs } from '../../shared/clock.ts';
import { REVOCATION_LIST_TYPE, type RevocationListClaims } from '../trust/revocation-list.ts';
import { ENTRY_BYTES, type RevocationScheme } from '../trust/revocation-scheme.ts';
import type { SigningKey } from './signing-key.ts';
import { sortedEntries } from './sorted-entries.ts';

export interface ListPublication {
  readonly issuer: string;
  readonly key: Pick<SigningKey, 'algorithm' | 'kid' | 'privateKey'>;
  readonly scheme: RevocationScheme;
  readonly at: EpochMs;
  /** From then on the list says nothing any more; for ever unless told. */
  readonly until?: EpochMs | undefined;
}

/** Kiosks that have just read the manifest before still ask for the entries that it names. */
async function removeOlder(folder: string, scheme: string): Promise<void> {
  const name = new RegExp(`^${scheme}-(\\d+)\\.entries$`);
  const found = (await readdir(folder)).flatMap((file) => {
    const made = name.exec(file)?.[1];
    return made === undefined ? [] : [{ file, made: Number(made) }];
  });
  const older = found.toSorted((one, other) => other.made - one.made).slice(2);
  await Promise.all(older.map(({ file }) => rm(join(folder, file))));
}

/**
 * Writes a large list of revoked entries: the file of entries first, then the manifest that signs it, `SCHEME.jwt`,
 * which is what kiosks import.
 *
 * @param entries 16 bytes each, in any order
 * @returns how many different ones there are
 */
export async function publishList(
  folder: string,
  { issuer, key, scheme, at, until }: ListPublication,
  entries: AsyncIterable<Buffer>,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const path = `${scheme}-${at}.entries`;
  const digest = createHash('sha256');
  let bytes = 0;
  const write = pipeline(
    sortedEntries(entries),
    async function* (runs: AsyncIterable<Buffer>) {
      for await (const run of runs) {
        digest.update(run);
        bytes += run.length;
        yield run;
      }
    },
    createWriteStream(join(folder, path), { mode: 0o644, flush: true }),
  );
  await write.catch(async (error: unknown) => {
    await rm(join(folder, path), { force: true });
    throw error;
  });
  const claims: RevocationListClaims = {
    iss: issuer,
    seq: at,
    iat: Math.floor(at / 1000),
    ...(until === undefined ? {} : { exp: Math.floor(until / 1000) }),
    scheme,
    count: bytes / ENTRY_BYTES,
    sha256: digest.digest('base64url'),
    path,
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: REVOCATION_LIST_TYPE })
    .sign(key.privateKey);
  await writeFileAtomic(join(folder, `${scheme}.jwt`), token, { mode: 0o644 });
  await removeOlder(folder, scheme);
  return claims.count;
}
