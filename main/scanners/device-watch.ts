import { stat } from 'node:fs/promises';

/** What tells one plugging-in of a device from the next; `undefined` if it is not there. */
async function identity(path: string): Promise<string | undefined> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return undefined;
  }
}

/**
 * Looks whether an open device is still the one at its path. The read that is under way when a plug is pulled may
 * come back with nothing, again and again, instead of failing; then nobody else would notice.
 *
 * @returns a function that ends it
 */
export function watchDevice(path: string, onGone: () => void, everyMs: number): () => void {
  // On Windows a port has no file that could be looked at.
  if (process.platform === 'win32') return () => undefined;
  const first = identity(path);
  const timer = setInterval(() => {
    void Promise.all([first, identity(path)]).then(([before, now]) => {
      if (before !== now) onGone();
    });
  }, everyMs).unref();
  return () => clearInterval(timer);
}
