import { stat } from 'node:fs/promises';

/**
 * What tells one plugging-in of a device from the next. `undefined` if it is not there, and always on Windows, where
 * a port has no file that could be looked at.
 */
export async function deviceIdentity(path: string): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return undefined;
  }
}

/**
 * Looks whether a device that was opened is still the one at its path. The read that is under way when a plug is
 * pulled may come back with nothing, again and again, instead of failing; then nobody else would notice.
 *
 * @param opened its identity just before it was opened
 * @returns a function that ends it
 */
export function watchDevice(
  path: string,
  opened: string | undefined,
  onGone: () => void,
  everyMs: number,
): () => void {
  const timer = setInterval(() => {
    void deviceIdentity(path).then((now) => {
      if (now !== opened) onGone();
    });
  }, everyMs).unref();
  return () => clearInterval(timer);
}
