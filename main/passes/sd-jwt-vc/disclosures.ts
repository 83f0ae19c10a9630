import { createHash } from 'node:crypto';
import { createHashMappingSync, decodeSdJwtSync, getSDAlgAndPayload, unpackObj } from '@sd-jwt/decode';
import { decodeBase64url } from '../compact-jws.ts';

/** Hash functions of `_sd_alg` (RFC 9901, 4.1.1) and their names in node:crypto. */
const hashes: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-384', 'sha384'],
  ['sha-512', 'sha512'],
]);

/** Claims that no issuer may leave to the holder to show (SD-JWT VC, 2.2.2.2), and names that would hide others. */
const fixed = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'status', '_sd', '_sd_alg', '...', '__proto__'];

const mostDisclosures = 100;

export type DisclosedClaims =
  | { readonly ok: true; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly detail: string };

function hasher(data: string | ArrayBuffer, algorithm: string): Uint8Array {
  const name = hashes.get(algorithm);
  if (name === undefined || typeof data !== 'string')
    throw new TypeError('this hash was not asked about before');
  return createHash(name).update(data, 'latin1').digest();
}

/** Salt, name and value, or salt and value of an element of an array (RFC 9901, 4.2). The library takes more. */
function isDisclosure(text: string): boolean {
  const bytes = decodeBase64url(text);
  if (bytes === undefined || bytes.length === 0) return false;
  try {
    const parts: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    if (!Array.isArray(parts) || !parts.slice(0, -1).every((part) => typeof part === 'string')) return false;
    return parts.length === 2 || (parts.length === 3 && parts[1] !== '' && !fixed.includes(parts[1]));
  } catch {
    // Not UTF-8, or not JSON; either message quotes what the guest disclosed.
    return false;
  }
}

/**
 * The claims of an SD-JWT with what is disclosed put in its place. The library compares the digests; every disclosure
 * must have been one that the issuer signed the digest of (RFC 9901, 7.1).
 *
 * @param issued the issuer's token, and `payload` what it says
 */
export function discloseClaims(
  issued: string,
  payload: Readonly<Record<string, unknown>>,
  disclosures: readonly string[],
): DisclosedClaims {
  const { _sd_alg: algorithm } = getSDAlgAndPayload({ ...payload });
  if (!hashes.has(algorithm))
    return { ok: false, detail: 'The digests of the pass are of an unknown hash function.' };
  if (disclosures.length > mostDisclosures || !disclosures.every(isDisclosure)) {
    return { ok: false, detail: 'What the pass discloses is malformed.' };
  }
  if (new Set(disclosures).size !== disclosures.length) {
    return { ok: false, detail: 'The pass discloses the same twice.' };
  }
  try {
    const decoded = decodeSdJwtSync(`${[issued, ...disclosures].join('~')}~`, hasher);
    const { payload: signed } = getSDAlgAndPayload(decoded.jwt.payload);
    const byDigest = createHashMappingSync(decoded.disclosures, { alg: algorithm, hasher });
    const { unpackedObj, disclosureKeymap } = unpackObj(signed, byDigest);
    if (new Set(Object.values(disclosureKeymap)).size !== disclosures.length) {
      return { ok: false, detail: 'The pass discloses something that its issuer did not sign.' };
    }
    return { ok: true, claims: { ...(unpackedObj as Readonly<Record<string, unknown>>) } };
  } catch (error) {
    // Claims nested without end, which the library follows to the end of the stack.
    if (error instanceof RangeError)
      return { ok: false, detail: 'The claims of the pass are nested too deeply.' };
    throw error;
  }
}
