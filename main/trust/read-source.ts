import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMs } from '../../shared/clock.ts';
import { fetchSource } from './fetch-source.ts';
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

async function readPath(path: string): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await readPath(join(path, 'index.json'));
    if (found.size > maxSourceBytes) throw new SourceRefused('too-large', `${path} is larger than 8 MiB.`);
    return { path, bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof SourceRefused) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new SourceRefused('unreachable', `${path} ${why}.`, { cause: error });
  }
}

/** UTF-8 and nothing else. @throws {SourceRefused} `invalid` */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceRefused('invalid', 'The file is not UTF-8 text.', { cause: error });
  }
}

/**
 * Reads one document from wherever it is. A folder means its `index.json`.
 *
 * @throws {SourceRefused}
 */
export async function readSource(location: Location, options: ReadOptions): Promise<SourceDocument> {
  if (location.kind === 'url') return await fetchSource(location.url, options);
  const { path, bytes } = await readPath(location.path);
  return { location: { kind: 'path', path, id: path }, text: decodeUtf8(bytes), from: 'file' };
}
