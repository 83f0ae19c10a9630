import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { readOrCreateSecret } from '../store/key-file.ts';

/** The issuer's own key. `kid` is short, because every pass carries it: the first 4 characters of the thumbprint. */
export interface SigningKey {
  readonly kid: string;
  readonly algorithm: 'ES256';
  readonly privateKey: Awaited<ReturnType<typeof importJWK>>;
  readonly publicJwk: JWK;
}

function pathOf(folder: string): string {
  return join(folder, 'signing-key.json');
}

async function toSigningKey(text: string): Promise<SigningKey> {
  const jwk: JWK = JSON.parse(text);
  const { kty = '', crv = '', x = '', y = '' } = jwk;
  const bare = { kty, crv, x, y };
  const kid = (await calculateJwkThumbprint(bare)).slice(0, 4);
  return {
    kid,
    algorithm: 'ES256',
    privateKey: await importJWK(jwk, 'ES256'),
    publicJwk: { ...bare, kid, use: 'sig', alg: 'ES256' },
  };
}

/** Makes the key (P-256) in a file of mode 0600. One that is there is kept. */
export async function createSigningKey(folder: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return await toSigningKey(readOrCreateSecret(pathOf(folder), () => `${JSON.stringify(jwk)}\n`));
}

export async function readSigningKey(folder: string): Promise<SigningKey> {
  return await toSigningKey(readFileSync(pathOf(folder), 'utf8'));
}
