/// <reference path="./write-file-atomic.d.ts" />
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { CompactSign, SignJWT } from 'jose';
import writeFileAtomic from 'write-file-atomic';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import { type IndexClaims, type IndexFile, PUBLISHED_INDEX_TYPE } from '../trust/published-index.ts';
import { STATUS_LIST_TYPE } from '../trust/status-list.ts';
import { type Identity, listSize } from './register.ts';
import type { SigningKey } from './signing-key.ts';

const hour = 60 * 60;
/** When a verifier should ask again, in seconds. */
const timeToLive = 12 * hour;
/** Longer than any venue's hard limit for the age of a list: it is the venue's policy that judges age. */
const lifetime = 30 * 24 * hour;

export interface Publication {
  readonly identity: Identity;
  readonly key: SigningKey;
  readonly at: EpochMs;
  /** For each list the places that are revoked. */
  readonly lists: readonly (readonly number[])[];
}

/** Where a list lies in the folder. Short, because every pass carries it. */
function listPath(list: number): string {
  return `s${list}`;
}

/** The address of a list, as passes name it. */
export function listUri(issuer: string, list: number): string {
  return `${issuer}/${listPath(list)}`;
}

function toBits(places: readonly number[]): Buffer {
  const bits = Buffer.alloc(listSize / 8);
  for (const place of places) bits.writeUInt8(bits.readUInt8(place >> 3) | (1 << (place & 7)), place >> 3);
  return bits;
}

async function signList({ identity, key, at }: Publication, list: number, places: readonly number[]) {
  const issuedAt = Math.floor(at / 1000);
  const lst = deflateSync(toBits(places), { level: 9 }).toString('base64url');
  return await new SignJWT({ ttl: timeToLive, status_list: { bits: 1, lst } })
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: STATUS_LIST_TYPE })
    .setSubject(listUri(identity.id, list))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .sign(key.privateKey);
}

async function signIndex(
  { identity, key, at, lists }: Publication,
  tokens: readonly string[],
): Promise<IndexFile> {
  const claims: IndexClaims = {
    iss: identity.id,
    name: identity.name,
    iat: Math.floor(at / 1000),
    keys: [{ ...key.publicJwk }],
    status_lists: tokens.map((token, list) => ({
      uri: listUri(identity.id, list),
      path: listPath(list),
      sha256: createHash('sha256').update(token).digest('base64url'),
      not_valid: new Set(lists[list]).size,
    })),
  };
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: PUBLISHED_INDEX_TYPE })
    .sign(key.privateKey);
  return { issuer: identity.id, name: identity.name, publishedAt: toIso(at), signed };
}

/**
 * Writes the folder that a web server or a USB stick carries to the kiosks (docs/published-folder.md). Each file is
 * replaced as a whole and the index last, so the folder may be served meanwhile.
 */
export async function publishFolder(folder: string, publication: Publication): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = async (path: string, text: string) =>
    await writeFileAtomic(join(folder, path), text, { mode: 0o644 });
  const tokens: string[] = [];
  for (const [list, places] of publication.lists.entries()) {
    const token = await signList(publication, list, places);
    await write(listPath(list), token);
    tokens.push(token);
  }
  await write('jwks.json', `${JSON.stringify({ keys: [publication.key.publicJwk] }, null, 2)}\n`);
  await write('index.json', `${JSON.stringify(await signIndex(publication, tokens), null, 2)}\n`);
}
