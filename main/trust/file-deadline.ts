import { setTimeout as wait } from 'node:timers/promises';
import { SourceRefused } from './source-refused.ts';

export interface FileDeadline {
  /** The file that is read, to be named in the refusal. */
  readonly path: string;
  /** Milliseconds. */
  readonly timeoutMs: number;
}

let areLeftAlone = false;

/** From now on this thread reads no file of a source: a device hangs, and the next one might cost another thread. */
export function leaveFilesAlone(): void {
  areLeftAlone = true;
}

/**
 * Waits for a device no longer than that. The operating system cannot take back a read that a broken stick never
 * answers, so it is left behind, and with it one thread of the pool.
 *
 * @throws {SourceRefused} `timed-out`
 */
export async function withinDeadline<T>(
  read: () => Promise<T>,
  { path, timeoutMs }: FileDeadline,
): Promise<T> {
  if (areLeftAlone) {
    throw new SourceRefused('timed-out', `${path} is not read, since another device does not answer.`);
  }
  const answered = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: answered.signal }).then(() => {
    throw new SourceRefused('timed-out', `${path} does not answer.`);
  });
  try {
    return await Promise.race([read(), late]);
  } finally {
    answered.abort();
    late.catch(() => undefined);
  }
}

/** The pieces of a file, each within the deadline. @throws {SourceRefused} `timed-out` */
export async function* piecesWithinDeadline<T>(
  pieces: AsyncIterable<T>,
  deadline: FileDeadline,
): AsyncGenerator<T> {
  const iterator = pieces[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await withinDeadline(() => iterator.next(), deadline);
    if (done === true) return;
    yield value;
  }
}
