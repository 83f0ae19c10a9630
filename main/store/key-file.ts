import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads a file that holds a secret, or makes it with mode 0600 and what `create` gives, synced before it counts.
 * Never overwrites: a secret that exists is the secret, even if another process made it at the same moment.
 */
export function readOrCreateSecret(path: string, create: () => string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const temporary = writeTemporary(path, create());
  try {
    linkSync(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      // A file system without links (FAT, some network drives): rename replaces, but two at once are rare.
      renameSync(temporary, path);
      syncFolder(dirname(path));
      return readFileSync(path, 'utf8');
    }
  }
  unlinkSync(temporary);
  syncFolder(dirname(path));
  return readFileSync(path, 'utf8');
}

/** Writes a secret with mode 0600 through a temporary file, synced, so that a power cut leaves the old or the new. */
export function writeSecret(path: string, secret: string): void {
  renameSync(writeTemporary(path, secret), path);
  syncFolder(dirname(path));
}

function writeTemporary(path: string, secret: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, secret);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return temporary;
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
