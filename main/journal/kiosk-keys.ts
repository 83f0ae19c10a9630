import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreateSecret } from '../store/key-file.ts';
import { KeyUnusable } from './faults.ts';
import { SigningKey } from './signing-key.ts';

/** Where in the profile the key that signs the journal is. */
export const signingKeyFile = join('keys', 'journal-signing.jwk');

/** The kiosk's own keys: files of mode 0600 in `keys/` of the profile, made when they are missing. */
export interface KioskKeys {
  readonly signing: SigningKey;
  /** Key of the HMAC that stands for a pass. */
  readonly hashing: Buffer;
  /** Wraps the keys of the days. */
  readonly sealing: Buffer;
}

/** What a journal remembers of a key, to notice that it is another one now. */
export interface KeyMark {
  readonly name: 'signing' | 'hashing' | 'sealing';
  readonly fingerprint: string;
  /** What its loss means, for the row that says so. */
  readonly lost: string;
}

function openSecret(path: string): Buffer {
  const secret = Buffer.from(
    readOrCreateSecret(path, () => randomBytes(32).toString('base64url')),
    'base64url',
  );
  if (secret.length !== 32) throw new KeyUnusable(path);
  return secret;
}

/** @throws {KeyUnusable} */
export function openKioskKeys(profile: string): KioskKeys {
  const folder = join(profile, 'keys');
  return {
    signing: SigningKey.open(join(profile, signingKeyFile)),
    hashing: openSecret(join(folder, 'pass-hash.key')),
    sealing: openSecret(join(folder, 'sealing.key')),
  };
}

function fingerprintOf(secret: Buffer): string {
  return createHmac('sha256', secret).update('munjigi fingerprint').digest('base64url');
}

export function marksOf(keys: KioskKeys): readonly KeyMark[] {
  return [
    {
      name: 'signing',
      fingerprint: keys.signing.kid,
      lost: 'The key that signs the journal is another one from this row on',
    },
    {
      name: 'hashing',
      fingerprint: fingerprintOf(keys.hashing),
      lost: 'The key that stands for passes is another one: passes admitted before this row are not recognised',
    },
    {
      name: 'sealing',
      fingerprint: fingerprintOf(keys.sealing),
      lost: 'The key that seals personal values is another one: values before this row cannot be opened',
    },
  ];
}
