import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Key, type Metadata, Signature } from '@tufjs/models';
import canonicalize from 'canonicalize';
import { readOrCreateSecret } from '../../store/key-file.ts';

/** What can be signed by a key of a role. */
type Signable = Pick<Metadata<never>, 'sign'>;

/** A key of a role of the repository (TUF 1.0.34, section 4.2): Ed25519, in a file of mode 0600. */
export interface RoleKey {
  /** What everybody may know of it. */
  readonly key: Key;
  readonly sign: (metadata: Signable) => void;
}

function toRoleKey(pem: string): RoleKey {
  const privateKey = createPrivateKey(pem);
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const plain = {
    keytype: 'ed25519',
    scheme: 'ed25519',
    keyval: { public: Buffer.from(x, 'base64url').toString('hex') },
  };
  const keyID = createHash('sha256')
    .update(canonicalize(plain) ?? '')
    .digest('hex');
  return {
    key: Key.fromJSON(keyID, plain),
    sign: (metadata) =>
      metadata.sign((data) => new Signature({ keyID, sig: sign(null, data, privateKey).toString('hex') })),
  };
}

function newPem(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The key of this name in the folder; made if it is not there. */
export function roleKey(folder: string, name: string): RoleKey {
  return toRoleKey(readOrCreateSecret(join(folder, `${name}.pem`), newPem));
}

/**
 * The key that takes over from `name` in a rotation. Asked again before that is done it is the same key, so that a
 * rotation that was interrupted goes on with what it has signed.
 */
export function successorKey(folder: string, name: string): RoleKey {
  return roleKey(folder, `${name}-next`);
}

/** The successor takes the place of the key, which is no more. */
export function promote(folder: string, name: string): void {
  const next = join(folder, `${name}-next.pem`);
  if (existsSync(next)) renameSync(next, join(folder, `${name}.pem`));
}
