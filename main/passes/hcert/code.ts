import { inflateSync } from 'node:zlib';
import { decodeBase45 } from './base45.ts';

/** More than a code of the largest size holds, percent-encoded. */
const longest = 12_000;
/** Ten times the largest certificate that any country published as an example. */
const longestContent = 16 * 1024;

const prefix = 'HC1:';
/** France's app showed the code as a link into itself. */
const link = /^https:\/\/bonjour\.tousanticovid\.gouv\.fr\/app\/wallet(?:dcc)?#(.+)$/;
/** A code that lost its prefix: base45 of the two bytes that a zlib stream begins with, at each level (RFC 1950). */
const bare = /^(?:NCF|6BF|V7F|Y9F)[0-9A-Z $%*+./:-]{100,}$/;

/** Whether a text claims to be a health certificate: by its prefix, as France's link, or by what it begins with. */
export function isCertificateCode(text: string): boolean {
  if (text.startsWith(prefix)) return true;
  return text.length <= longest && (link.test(text) || bare.test(text));
}

/** The base45 in a code; `undefined` if its percent-encoding is broken. */
function encodedIn(text: string): string | undefined {
  const [, linked] = link.exec(text) ?? [];
  try {
    const code = linked === undefined ? text : decodeURIComponent(linked);
    return code.startsWith(prefix) ? code.slice(prefix.length) : code;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Inflates one zlib stream that is all there is. */
function inflate(bytes: Buffer): Buffer | 'too-large' | undefined {
  try {
    // With `info` Node gives the engine too, which the type declarations leave out.
    const inflated: unknown = inflateSync(bytes, { maxOutputLength: longestContent, info: true });
    const { buffer, engine } = inflated as { buffer: Buffer; engine: { bytesWritten: number } };
    return engine.bytesWritten === bytes.length ? buffer : undefined;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
    if (code.startsWith('Z_')) return undefined;
    throw error;
  }
}

export type CodeReading =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly detail: string };

/** From the text of a code to the signed message in it (hcert-spec 1.0.8, section 4). */
export function readCode(text: string): CodeReading {
  if (text.length > longest) return { ok: false, detail: `The code has more than ${longest} characters.` };
  const encoded = encodedIn(text);
  const compressed = encoded === undefined ? undefined : decodeBase45(encoded);
  if (compressed === undefined || compressed.length === 0) {
    return { ok: false, detail: 'The code is not whole base45: scan it again.' };
  }
  const bytes = inflate(compressed);
  if (bytes === 'too-large') {
    return { ok: false, detail: `The content of the code is larger than ${longestContent} bytes.` };
  }
  if (bytes === undefined) {
    return { ok: false, detail: 'The content of the code is not one whole zlib stream: scan it again.' };
  }
  return { ok: true, bytes };
}
