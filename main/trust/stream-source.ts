import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fetchStream } from './fetch-source.ts';
import { piecesWithinDeadline } from './file-deadline.ts';
import type { Location } from './location.ts';
import { unreadable } from './read-source.ts';
import type { ReadOptions } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** The slowest line that a large file is waited for: 256 KiB a second. */
const slowestBytesPerMs = 256;
const chunkBytes = 256 * 1024;

async function* readStream(path: string, bytes: number, signal: AbortSignal | undefined) {
  try {
    const { size } = await stat(path);
    if (size !== bytes) {
      throw new SourceRefused('mismatch', `${path} should be of ${bytes} bytes, and is of ${size}.`);
    }
    yield* createReadStream(path, { highWaterMark: chunkBytes, signal });
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Reads a file that is too large to be held in memory, piece by piece.
 *
 * @param options.bytes how long it was announced to be
 * @throws {SourceRefused} `unreachable`, `timed-out`, `http-status`, `not-allowed`, `mismatch`
 */
export async function* streamSource(
  location: Location,
  { bytes, timeoutMs, signal }: Pick<ReadOptions, 'timeoutMs' | 'signal'> & { readonly bytes: number },
): AsyncGenerator<Uint8Array> {
  if (location.kind === 'path') {
    const { path } = location;
    yield* piecesWithinDeadline(readStream(path, bytes, signal), { path, timeoutMs });
    return;
  }
  yield* fetchStream(location.url, { signal, timeoutMs: timeoutMs + Math.ceil(bytes / slowestBytesPerMs) });
}
