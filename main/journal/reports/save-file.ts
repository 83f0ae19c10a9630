import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** Characters between two writes, and pauses in which the door answers. */
const chunk = 64 * 1_024;

/**
 * Writes a file into a folder, which is made if it is missing, and to the disk. Under another name until it is whole: a
 * stick that is pulled meanwhile holds no half of it that looks like one.
 *
 * @returns the path
 * @throws an error of the file system
 */
export async function saveFile(folder: string, name: string, pieces: Iterable<string>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const unfinished = `${path}.part`;
  try {
    const file = await open(unfinished, 'w');
    try {
      let held = '';
      for (const piece of pieces) {
        held += piece;
        if (held.length < chunk) continue;
        await file.write(held);
        held = '';
        await setImmediate();
      }
      await file.write(held);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    // A stick that is gone takes the rest along.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
  return path;
}
