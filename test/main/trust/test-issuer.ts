import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { type EpochMs, toIso } from '../../../shared/clock.ts';

/** A key as an issuer has it: `jwk` is what it publishes. */
export interface TestKey {
  readonly jwk: JWK & { readonly kid: string };
  readonly alg: 'ES256' | 'EdDSA';
  readonly privateKey: Parameters<SignJWT['sign']>[0];
}

export async function newKey(alg: 'ES256' | 'EdDSA' = 'ES256', kid?: string): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const name = kid ?? (await calculateJwkThumbprint(jwk)).slice(0, 8);
  return { jwk: { ...jwk, kid: name }, alg, privateKey };
}

export interface ListOptions {
  readonly uri: string;
  readonly at: EpochMs;
  readonly bits?: number;
  readonly bytes?: Uint8Array;
  readonly expiresAt?: EpochMs;
  /** Seconds. */
  readonly ttl?: number;
  readonly typ?: string;
  readonly lst?: string;
}

/** A status list token; 16 places at one bit unless told. */
export async function signStatusList(key: TestKey, options: ListOptions): Promise<string> {
  const { uri, at, bits = 1, bytes = Buffer.alloc(2), expiresAt, ttl, typ = 'statuslist+jwt', lst } = options;
  const status_list = { bits, lst: lst ?? deflateSync(bytes).toString('base64url') };
  const token = new SignJWT({ status_list, ...(ttl === undefined ? {} : { ttl }) })
    .setProtectedHeader({ alg: key.alg, kid: key.jwk.kid, typ })
    .setSubject(uri)
    .setIssuedAt(at / 1000);
  if (expiresAt !== undefined) token.setExpirationTime(expiresAt / 1000);
  return await token.sign(key.privateKey);
}

export interface IndexOptions {
  readonly issuer: string;
  readonly at: EpochMs;
  readonly keys: readonly TestKey[];
  readonly signedBy: TestKey;
  readonly lists?: readonly {
    readonly uri: string;
    readonly path: string;
    readonly sha256?: string;
    readonly not_valid?: number;
  }[];
}

/** The text of an `index.json`. */
export async function signIndex({ issuer, at, keys, signedBy, lists = [] }: IndexOptions): Promise<string> {
  const claims = {
    iss: issuer,
    name: 'Test venue',
    iat: at / 1000,
    keys: keys.map(({ jwk }) => jwk),
    status_lists: lists,
  };
  const signed = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: signedBy.alg, kid: signedBy.jwk.kid, typ: 'munjigi-index+jwt' })
    .sign(signedBy.privateKey);
  return JSON.stringify({ issuer, name: 'Test venue', publishedAt: toIso(at), signed });
}

/** What an issuer serves: paths below its folder, and their text. */
export type Files = Readonly<Record<string, string>>;

/** The files of a folder with one key and one list of 16 places, of which `revoked` are. */
export async function publishedFiles(
  key: TestKey,
  {
    issuer,
    at,
    revoked = [],
  }: { readonly issuer: string; readonly at: EpochMs; readonly revoked?: readonly number[] },
): Promise<Files> {
  const bytes = Buffer.alloc(2);
  for (const place of revoked) bytes.writeUInt8(bytes.readUInt8(place >> 3) | (1 << (place & 7)), place >> 3);
  const uri = `${issuer}/status/0`;
  return {
    'index.json': await signIndex({
      issuer,
      at,
      keys: [key],
      signedBy: key,
      lists: [{ uri, path: 'status/0' }],
    }),
    'status/0': await signStatusList(key, { uri, at, bytes }),
  };
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
