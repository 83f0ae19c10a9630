import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreateSecret } from '../store/key-file.ts';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag. `about` is what it belongs to, and opens with nothing else. */
export function seal(plain: Uint8Array, key: Uint8Array, about: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws {Error} it was changed, or sealed with another key or for something else */
export function unseal(sealed: Buffer, key: Uint8Array, about: string): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

/** The kiosk's own keys for guest lists, from one secret of 32 bytes in `keys/` of the profile (mode 0600). */
export class GuestKeys {
  readonly #wrapping: Buffer;
  readonly #hashing: Buffer;

  constructor(secret: Uint8Array) {
    const derived = (use: string) => createHmac('sha256', secret).update(`munjigi guests ${use}`).digest();
    this.#wrapping = derived('wrapping');
    this.#hashing = derived('codes');
  }

  static open(profile: string): GuestKeys {
    const make = () => randomBytes(32).toString('base64url');
    const secret = readOrCreateSecret(join(profile, 'keys', 'guest-lists.key'), make);
    return new GuestKeys(Buffer.from(secret, 'base64url'));
  }

  /** What stands for a code at rest. */
  codeHash(code: string): string {
    return createHmac('sha256', this.#hashing).update(code).digest('base64url');
  }

  wrap(key: Uint8Array, list: string): Buffer {
    return seal(key, this.#wrapping, list);
  }

  unwrap(wrapped: Buffer, list: string): Buffer {
    return unseal(wrapped, this.#wrapping, list);
  }
}
