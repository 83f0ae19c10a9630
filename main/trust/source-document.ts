import type { EpochMs } from '../../shared/clock.ts';
import type { Location } from './location.ts';
import { SourceRefused } from './source-refused.ts';

/** No key set, index, list or CRL that a door needs is larger; a larger one is a mistake or an attack. */
export const maxSourceBytes = 8 * 1024 * 1024;

/** One file of a source, as it was read. */
export interface SourceDocument {
  readonly location: Location;
  /** Certificates and signatures are no text. */
  readonly bytes: Buffer;
  /** `network`: its server says that this is what holds now. `file`: only what it says itself dates it. */
  readonly from: 'network' | 'file';
  readonly validators?: Validators;
  /** The server's `Date`, if it came over TLS. */
  readonly date?: EpochMs;
  /** Of a page of pretix's API: its server's time before it was made (`X-Page-Generated`). */
  readonly pageGenerated?: string;
}

/** What a server gave to ask it later whether anything changed (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A document that was installed before; a server that says 304 says that it still holds. */
export interface HeldDocument {
  readonly bytes: Buffer;
  readonly validators: Validators;
}

export interface ReadOptions {
  readonly held?: HeldDocument | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What the server knows us by. It is sent to the origin that is asked and to no other. */
  readonly authorization?: string;
  /** For the whole document, redirects included. Milliseconds. */
  readonly timeoutMs: number;
}

/** UTF-8 and nothing else. @throws {SourceRefused} `invalid` */
export function textOf({ bytes, location }: Pick<SourceDocument, 'bytes' | 'location'>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceRefused('invalid', `${location.id} is not UTF-8 text.`, { cause: error });
  }
}
