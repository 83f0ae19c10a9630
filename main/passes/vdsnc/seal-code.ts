import canonicalize from 'canonicalize';
import { decode } from 'cborg/json';
import { z } from 'zod';
import { decodeBase64url } from '../compact-jws.ts';

/** More than the largest code holds in bytes (2,953), far below what would take noticeable time. */
const longest = 4_096;

/** Octets of r and s side by side (RFC 7518, 3.4). */
const signatureBytes = { ES256: 64, ES384: 96, ES512: 132 } as const;
export type SealAlgorithm = keyof typeof signatureBytes;

/** No member beside these: one that nobody signed would be a place to hide things. */
const sealSchema = z.strictObject({
  data: z.strictObject({
    hdr: z.strictObject({
      t: z.string().max(64),
      v: z.int(),
      is: z.string().regex(/^[A-Z]{1,3}<{0,2}$/),
    }),
    msg: z.unknown(),
  }),
  sig: z.strictObject({ alg: z.string().max(16), cer: z.string(), sigvl: z.string() }),
});

/** A seal as it is written, read but not verified. */
export interface SealCode {
  readonly type: string;
  readonly version: number;
  /** The issuing state as passports write it. */
  readonly state: string;
  readonly message: unknown;
  readonly algorithm: SealAlgorithm;
  /** DER of the barcode signer's certificate. */
  readonly certificate: Buffer;
  readonly signature: Buffer;
  /** What is signed: the member `data` in canonical form (RFC 8785). */
  readonly signed: string;
}

export type SealReading =
  | { readonly ok: true; readonly seal: SealCode }
  | { readonly ok: false; readonly reason: 'unreadable' | 'algorithm-not-allowed'; readonly detail: string };

/** JSON in which every member is named once; white space between its parts says nothing. */
function parseStrictly(text: string): { readonly value: unknown; readonly signed: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // JSON.parse keeps to the grammar and lets the last of two members win; cborg sees both, and lets `2E` and `,,` pass.
    decode(Buffer.from(text), { rejectDuplicateMapKeys: true });
    const data = typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined;
    return { value, signed: canonicalize(data) ?? '' };
  } catch {
    // Whatever the libraries say quotes the text; nesting without end is no seal, either.
    return undefined;
  }
}

/** Base64url, with the padding that some issuers write or without it. */
function decodeMember(text: string): Buffer | undefined {
  const bare = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text;
  return decodeBase64url(bare);
}

function unreadable(detail: string): SealReading {
  return { ok: false, reason: 'unreadable', detail };
}

/** Reads the text of a code strictly, up to what its type says of the guest. */
export function readSealCode(text: string): SealReading {
  if (text.length > longest) return unreadable(`The code has more than ${longest} characters.`);
  const json = text.startsWith('{') && text.endsWith('}') ? parseStrictly(text) : undefined;
  if (json === undefined) return unreadable('The code is no whole JSON object: scan it again.');
  const parsed = sealSchema.safeParse(json.value);
  if (!parsed.success) {
    // Only the member's name: its value may be the guest's.
    return unreadable(`The member ${parsed.error.issues[0]?.path.join('.')} is missing or malformed.`);
  }
  const { data, sig } = parsed.data;
  if (!isSealAlgorithm(sig.alg)) {
    const detail = 'The seal names an algorithm that no seal may be signed with.';
    return { ok: false, reason: 'algorithm-not-allowed', detail };
  }
  const [certificate, signature] = [decodeMember(sig.cer), decodeMember(sig.sigvl)];
  if (certificate === undefined || signature === undefined) {
    return unreadable('The certificate or the signature is not whole base64url: scan the code again.');
  }
  if (signature.length !== signatureBytes[sig.alg]) return unreadable('The signature is not of its length.');
  const { t: type, v: version, is } = data.hdr;
  const state = is.replace(/<+$/, '');
  const { msg: message } = data;
  const { signed } = json;
  const { alg: algorithm } = sig;
  return { ok: true, seal: { type, version, state, message, algorithm, certificate, signature, signed } };
}

function isSealAlgorithm(name: string): name is SealAlgorithm {
  return Object.hasOwn(signatureBytes, name);
}
