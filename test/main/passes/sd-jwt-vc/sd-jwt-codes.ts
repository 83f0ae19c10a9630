import { createHash } from 'node:crypto';
import { issuer, type Signer, seconds, signBytes } from '../signed-codes.ts';

type Claims = Readonly<Record<string, unknown>>;

export const goodClaims = {
  iss: issuer,
  vct: 'https://issuer.example/membership',
  jti: 'A-17',
  iat: seconds,
  exp: seconds + 3_600,
  status: { status_list: { idx: 3, uri: `${issuer}/status/0` } },
};

/** A disclosure as it travels (RFC 9901, 4.2): salt, name and value, or salt and value. */
export function disclosure(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(['2GLC42sKQveCfGfryNRN9w', ...parts])).toString('base64url');
}

export function digestOf(text: string, hash = 'sha256'): string {
  return createHash(hash).update(text).digest('base64url');
}

/** An SD-JWT whose issuer signed `claims`, with these disclosures behind it, and whatever follows them. */
export async function sdJwtCode(
  signer: Signer,
  claims: Claims = {},
  disclosures: readonly string[] = [],
  { header = {}, end = '' }: { readonly header?: Claims; readonly end?: string } = {},
): Promise<string> {
  const bytes = Buffer.from(JSON.stringify({ ...goodClaims, ...claims }));
  const issued = await signBytes(signer, bytes, { typ: 'dc+sd-jwt', ...header });
  return `${[issued, ...disclosures].join('~')}~${end}`;
}

export const nameDisclosure = disclosure('name', 'Hong Gildong');

/** One with a name that its holder chose to show. */
export async function namedCode(signer: Signer): Promise<string> {
  return await sdJwtCode(signer, { _sd: [digestOf(nameDisclosure)], _sd_alg: 'sha-256' }, [nameDisclosure]);
}
