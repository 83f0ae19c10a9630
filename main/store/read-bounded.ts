import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The bytes of a file, or why it is none that can be taken in. */
export type BoundedRead =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: 'no-file' | 'too-large' };

/**
 * Reads a regular file of at most `largest` bytes: what somebody names must not fill the memory, and a pipe that nobody
 * writes to is not waited for.
 *
 * @throws an error of the file system
 */
export function readBounded(path: string, largest: number): BoundedRead {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(file).isFile()) return { ok: false, fault: 'no-file' };
    // One byte more than it may have, whatever its size was a moment ago.
    const buffer = Buffer.allocUnsafe(largest + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    if (length > largest) return { ok: false, fault: 'too-large' };
    return { ok: true, bytes: buffer.subarray(0, length) };
  } finally {
    closeSync(file);
  }
}
