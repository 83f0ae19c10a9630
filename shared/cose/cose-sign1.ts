import { encode, Tagged } from 'cborg';
import { readCbor } from './cbor.ts';

/** Header parameters of RFC 9052, section 3.1. */
const labels = { alg: 1, crit: 2, kid: 4 } as const;

/** COSE's numbers of the algorithms that a format here may allow, and their names in JOSE (RFC 9053, RFC 8230). */
const algorithmNames: ReadonlyMap<unknown, string> = new Map([
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-8, 'EdDSA'],
  [-37, 'PS256'],
]);

type Headers = ReadonlyMap<unknown, unknown>;

/** A COSE_Sign1 message (RFC 9052, section 4.2), read but not verified. */
export interface CoseSign1 {
  readonly algorithm: string;
  /** The protected one before the other: only that one is signed. */
  readonly keyId?: Uint8Array;
  /** Only the signed headers say what the content is. */
  readonly headers: Headers;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What is signed: the Sig_structure, encoded (section 4.4). */
  readonly signed: Uint8Array;
}

export type CoseReading =
  | { readonly ok: true; readonly cose: CoseSign1 }
  | { readonly ok: false; readonly reason: 'unreadable' | 'algorithm-not-allowed'; readonly detail: string };

function unreadable(detail: string): CoseReading {
  return { ok: false, reason: 'unreadable', detail };
}

/** Tag 18, maybe inside the tag of a CWT, or none where a format allows that. */
function untag(item: unknown, mayBeBare: boolean): unknown {
  const inner = item instanceof Tagged && item.tag === 61 ? item.value : item;
  if (inner instanceof Tagged) return inner.tag === 18 ? inner.value : undefined;
  return mayBeBare && inner === item ? inner : undefined;
}

function headersOf(bytes: Uint8Array): Headers | undefined {
  // No header at all may be written as no bytes (section 3).
  if (bytes.length === 0) return new Map();
  const item = readCbor(bytes)?.item;
  return item instanceof Map ? item : undefined;
}

/** @param mayBeBare whether it may come without its tag, as some issuers of health certificates write it */
export function readCoseSign1(
  bytes: Uint8Array,
  { mayBeBare = false }: { readonly mayBeBare?: boolean } = {},
): CoseReading {
  const content = readCbor(bytes);
  if (content === undefined) return unreadable('The content of the code is not one CBOR item.');
  const message = untag(content.item, mayBeBare);
  if (!Array.isArray(message) || message.length !== 4) {
    return unreadable('The content of the code is not a COSE_Sign1 message.');
  }
  const [protectedBytes, unprotectedHeaders, payload, signature] = message as readonly unknown[];
  const headers = protectedBytes instanceof Uint8Array ? headersOf(protectedBytes) : undefined;
  if (headers === undefined || !(unprotectedHeaders instanceof Map)) {
    return unreadable('The headers of the COSE message are malformed.');
  }
  if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) {
    return unreadable('The COSE message has no content or no signature.');
  }
  if (headers.has(labels.crit) || unprotectedHeaders.has(labels.crit)) {
    return unreadable('The pass demands an extension that this kiosk does not know.');
  }
  const number = headers.get(labels.alg) ?? unprotectedHeaders.get(labels.alg);
  if (number === undefined) return unreadable('The COSE message names no algorithm.');
  const algorithm = algorithmNames.get(number);
  if (algorithm === undefined) {
    const detail = 'The pass names a signature algorithm that no issuer may use here.';
    return { ok: false, reason: 'algorithm-not-allowed', detail };
  }
  const keyId = headers.get(labels.kid) ?? unprotectedHeaders.get(labels.kid);
  if (keyId !== undefined && !(keyId instanceof Uint8Array)) {
    return unreadable('The name of the key in the COSE message is not a byte string.');
  }
  const signed = encode(['Signature1', protectedBytes, new Uint8Array(), payload]);
  const named = keyId === undefined ? {} : { keyId };
  return { ok: true, cose: { algorithm, ...named, headers, payload, signature, signed } };
}
