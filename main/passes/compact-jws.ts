import { compactVerify, errors } from 'jose';
import { verifiesEs256k } from './es256k.ts';
import type { Verification, VerificationKey } from './format.ts';

/** Far above every pass that fits into codes, far below what would take noticeable time. */
const longest = 32_768;
const longestHeader = 2_048;
/** Octets of an ES256 (RFC 7518, 3.4), Ed25519 (RFC 8032, 5.1.6) or ES256K (RFC 8812, 3.2) signature. No other is shorter. */
const signatureBytes = 64;
/** Longer than any name of a key that an issuer publishes; a DID URL may be long. */
const longestKeyId = 1_024;
const shape = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/;
const algorithmName = /^[A-Za-z0-9-]{1,16}$/;

/** A signed text in JWS Compact Serialization (RFC 7515, 3.1), read but not verified. */
export interface CompactToken {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly algorithm: string;
  readonly keyId?: string;
  readonly payload: Buffer;
  /** What is signed. The signature itself has several valid forms, so it tells no pass from another. */
  readonly signingInput: string;
}

/** One that names the key that signed it. */
export interface CompactJws extends CompactToken {
  readonly keyId: string;
}

interface Unread {
  readonly ok: false;
  readonly reason: 'unreadable' | 'algorithm-not-allowed';
  readonly detail: string;
}

function unreadable(detail: string): Unread {
  return { ok: false, reason: 'unreadable', detail };
}

/** Node skips what is not base64url and drops spare bits; only the one canonical spelling is taken (RFC 4648, 3.5). */
export function decodeBase64url(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}

/** JSON in UTF-8 without a byte order mark (RFC 8259, 8.1) that holds one object. */
export function readJsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch (error) {
    // The decoder throws a TypeError, the parser a SyntaxError; neither message may go anywhere: they quote the text.
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The header alone, for telling formats apart. `undefined`: the text does not begin as a JWS does. */
export function peekHeader(text: string): Readonly<Record<string, unknown>> | undefined {
  const end = text.startsWith('eyJ') ? text.slice(0, longestHeader).indexOf('.') : -1;
  const bytes = end === -1 ? undefined : decodeBase64url(text.slice(0, end));
  return bytes === undefined ? undefined : readJsonObject(bytes);
}

/** The content alone, where a header is too common to tell formats apart. */
export function peekPayload(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > longest) return undefined;
  const payload = decodeBase64url(text.split('.', 2)[1] ?? '');
  return payload === undefined ? undefined : readJsonObject(payload);
}

/** Reads a text strictly: nothing around it, nothing spare in it. Not every issuer names its key. */
export function readToken(text: string): { readonly ok: true; readonly token: CompactToken } | Unread {
  if (text.length > longest) return unreadable(`The code has more than ${longest} characters.`);
  const [, first = '', second = '', third = ''] = shape.exec(text) ?? [];
  if (first === '') return unreadable('The code is not three parts in base64url with dots between them.');
  const header = peekHeader(text);
  const payload = decodeBase64url(second);
  const signature = decodeBase64url(third);
  if (header === undefined) return unreadable('The header of the pass is not a JSON object in base64url.');
  if (payload === undefined) return unreadable('The content of the pass is not base64url.');
  if (signature === undefined) return unreadable('The signature of the pass is not base64url.');
  const { alg, kid } = header;
  if (typeof alg !== 'string' || !algorithmName.test(alg)) {
    return unreadable('The header of the pass names no algorithm.');
  }
  if (alg === 'none' || alg.startsWith('HS')) {
    // Whoever can check such a pass could have made it: it proves nothing, whoever its issuer is.
    const detail = 'The pass is not signed by a private key, so anybody could have made it.';
    return { ok: false, reason: 'algorithm-not-allowed', detail };
  }
  if ('crit' in header) return unreadable('The pass demands an extension that this kiosk does not know.');
  if (kid !== undefined && (typeof kid !== 'string' || kid === '' || kid.length > longestKeyId)) {
    return unreadable('The header of the pass names no key.');
  }
  // A scanner that loses characters at the end is no evidence against the guest. One too long is a matter of the key.
  if (signature.length < signatureBytes)
    return unreadable('The signature is cut short: scan the code again.');
  const signingInput = `${first}.${second}`;
  const named = kid === undefined ? {} : { keyId: kid };
  return { ok: true, token: { text, header, algorithm: alg, ...named, payload, signingInput } };
}

/** As `readToken`, for formats whose passes name their key. */
export function readCompact(text: string): { readonly ok: true; readonly jws: CompactJws } | Unread {
  const reading = readToken(text);
  if (!reading.ok) return reading;
  const { keyId } = reading.token;
  if (keyId === undefined || keyId.length > 256) return unreadable('The header of the pass names no key.');
  return { ok: true, jws: { ...reading.token, keyId } };
}

async function verifies(text: string, algorithm: string, key: VerificationKey): Promise<boolean> {
  if (algorithm === 'ES256K') {
    const end = text.lastIndexOf('.');
    return verifiesEs256k(text.slice(0, end), Buffer.from(text.slice(end + 1), 'base64url'), key.jwk);
  }
  try {
    await compactVerify(text, key.jwk, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
}

/**
 * Asks jose for the signature, with one algorithm allowed: the one that the pass names, if the format and the key are
 * for it. jose keeps what it imports by the identity of `jwk`.
 *
 * @param text in JWS Compact Serialization, as `readCompact` took it
 */
export async function verifyCompact(
  text: string,
  algorithm: string,
  allowed: readonly string[],
  keys: readonly VerificationKey[],
): Promise<Verification> {
  const able = allowed.includes(algorithm) ? keys.filter((key) => key.algorithms.includes(algorithm)) : [];
  if (able.length === 0) {
    const detail = `The pass names the algorithm ${algorithm}, which its key is not for.`;
    return { ok: false, reason: 'algorithm-not-allowed', detail };
  }
  for (const key of able) {
    if (await verifies(text, algorithm, key)) return { ok: true, key };
  }
  const detail =
    'The signature does not fit the content: the pass was changed, or its issuer did not sign it.';
  return { ok: false, reason: 'signature-invalid', detail };
}
