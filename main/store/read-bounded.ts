import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** The bytes of a file, or why it is none that can be taken in. */
export type BoundedRead =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: 'no-file' | 'too-large' };

const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file of at most `largest` bytes, off this thread: what somebody names must not fill the memory, and a
 * pipe that nobody writes to is not waited for.
 *
 * @throws an error of the file system
 */
export async function readBounded(path: string, largest: number): Promise<BoundedRead> {
  const file = await open(path, flags);
  try {
    if (!(await file.stat()).isFile()) return { ok: false, fault: 'no-file' };
    // One byte more than it may have, whatever its size was a moment ago.
    const buffer = Buffer.allocUnsafe(largest + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = (await file.read(buffer, length, buffer.length - length, null)).bytesRead;
    }
    if (length > largest) return { ok: false, fault: 'too-large' };
    return { ok: true, bytes: buffer.subarray(0, length) };
  } finally {
    await file.close();
  }
}

/** As `readBounded`, at once: for files of the kiosk's own disk. @throws an error of the file system */
export function readBoundedSync(path: string, largest: number): BoundedRead {
  const file = openSync(path, flags);
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
