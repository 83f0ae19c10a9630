import { createReadStream } from 'node:fs';
import { ReadableStream as NodeStream } from 'node:stream/web';
import { fileURLToPath } from 'node:url';
import { BaseFetcher } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { fetchStream } from '../fetch-source.ts';
import { piecesWithinDeadline } from '../file-deadline.ts';
import { unreadable } from '../read-source.ts';
import type { ReadOptions } from '../source-document.ts';
import { SourceRefused } from '../source-refused.ts';

type FetchOptions = Pick<ReadOptions, 'timeoutMs' | 'signal'>;

async function* open(url: URL, options: FetchOptions): AsyncGenerator<Uint8Array> {
  if (url.protocol !== 'file:') {
    yield* fetchStream(url, options);
    return;
  }
  const path = fileURLToPath(url);
  try {
    const { signal, timeoutMs } = options;
    yield* piecesWithinDeadline(createReadStream(path, { signal }), { path, timeoutMs });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(path, error);
    throw new SourceRefused('unreachable', `${path} is not there.`, { cause: error, status: 404 });
  }
}

/** Reads the files of a repository over HTTPS or, by `file:` addresses, from a folder of this machine. */
export class LocationFetcher extends BaseFetcher {
  readonly #options: FetchOptions;
  #failure: SourceRefused | undefined;

  constructor(options: FetchOptions) {
    super();
    this.#options = options;
  }

  /** What kept the last file from being read: tuf-js hands on no more than its text. */
  get failure(): SourceRefused | undefined {
    return this.#failure;
  }

  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    return NodeStream.from(this.#chunks(new URL(url))) as ReadableStream<Uint8Array<ArrayBuffer>>;
  }

  async *#chunks(url: URL): AsyncGenerator<Uint8Array> {
    try {
      this.#failure = undefined;
      yield* open(url, this.#options);
    } catch (error) {
      if (!(error instanceof SourceRefused)) throw error;
      this.#failure = error;
      // How tuf-js learns that there is no newer root.
      if (error.status === undefined) throw error;
      throw new DownloadHTTPError(error.message, error.status);
    }
  }
}
