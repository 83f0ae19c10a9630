import type { EpochMs } from '../../shared/clock.ts';
import type { Location } from './location.ts';
import { SourceRefused } from './source-refused.ts';

/** No key set, index, list or CRL that a door needs is larger; a larger one is a mistake or an attack. */
export const maxSourceBytes = 8 * 1024 * 1024;

/** One file of a source, as it was read. */
export interface SourceDocument {
  readonly location: Location;
  readonly text: string;
  /** `network`: its server says that this is what holds now. `file`: only what it says itself dates it. */
  readonly from: 'network' | 'file';
  readonly validators?: Validators;
  /** The server's `Date`, if it came over TLS. */
  readonly date?: EpochMs;
}

/** What a server gave to ask it later whether anything changed (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A document that was installed before; a server that says 304 says that this text still holds. */
export interface HeldDocument {
  readonly text: string;
  readonly validators: Validators;
}

export interface ReadOptions {
  readonly held?: HeldDocument | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For the whole document, redirects included. Milliseconds. */
  readonly timeoutMs: number;
}

/** UTF-8 and nothing else. @throws {SourceRefused} `invalid` */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceRefused('invalid', 'The file is not UTF-8 text.', { cause: error });
  }
}
