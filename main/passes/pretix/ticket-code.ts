/** Octets of an Ed25519 signature (RFC 8032, 5.1.6). */
const signatureBytes = 64;
/** Version, length of the payload, length of the signature. */
const headerBytes = 5;
/** More than a code of the largest size holds. */
const longest = 4_296;
/** The printed code is Base64 read from its end: its padding comes first. */
const shape = /^={0,2}[A-Za-z0-9+/]+$/;

/** A code taken apart, not verified. */
export interface TicketCode {
  /** What is signed. Version and lengths are not: only one way of writing them is taken. */
  readonly payload: Buffer;
  readonly signature: Buffer;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** Whether the end of a text, read backwards, begins as a ticket of version 1 with its signature does. Cheap. */
export function looksLikeTicket(text: string): boolean {
  if (text.length > longest || !/[A-Za-z0-9+/]{8}$/.test(text)) return false;
  const head = Buffer.from(reversed(text.slice(-8)), 'base64');
  return head.readUInt8(0) === 1 && head.readUInt16BE(3) === signatureBytes && shape.test(text);
}

/** Takes a printed code apart, strictly: nothing around it, nothing spare in it. `undefined`: it is not whole. */
export function readTicketCode(text: string): TicketCode | undefined {
  if (text.length > longest || !shape.test(text)) return undefined;
  const base64 = reversed(text);
  const bytes = Buffer.from(base64, 'base64');
  // Node takes bits to spare and missing padding; a pass has one spelling only (RFC 4648, 3.5).
  if (bytes.toString('base64') !== base64 || bytes.length < headerBytes) return undefined;
  const payloadEnd = headerBytes + bytes.readUInt16BE(1);
  if (bytes.readUInt8(0) !== 1 || bytes.readUInt16BE(3) !== signatureBytes) return undefined;
  if (bytes.length !== payloadEnd + signatureBytes) return undefined;
  return { payload: bytes.subarray(headerBytes, payloadEnd), signature: bytes.subarray(payloadEnd) };
}
