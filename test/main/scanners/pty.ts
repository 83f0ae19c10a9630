import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A serial device without the hardware: a real pseudo-terminal, made by socat, that can be unplugged. */
export interface Pty {
  /** What the kiosk opens. Stays the same from one plugging-in to the next. */
  readonly path: string;
  readonly write: (text: string | Uint8Array) => void;
  /** The device is gone, as if its plug was pulled. */
  readonly unplug: () => Promise<void>;
  readonly replug: () => Promise<void>;
  /** The path leads to another device from now on, and whoever holds this one does not notice. */
  readonly repointTo: (other: string) => void;
  readonly close: () => void;
}

async function plugIn(path: string): Promise<ChildProcess> {
  const socat = spawn('socat', ['-u', 'STDIN', `PTY,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const failed = new Promise<never>((_, reject) => {
    socat.once('error', reject);
    socat.once('exit', (code) => reject(new Error(`socat ended with code ${code}`)));
  });
  failed.catch(() => undefined);
  // Bytes for a device that was pulled go nowhere.
  socat.stdin?.on('error', () => undefined);
  const made = async () => {
    while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  await Promise.race([made(), failed]);
  return socat;
}

export async function openPty(): Promise<Pty> {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-pty-'));
  const path = join(folder, 'scanner');
  let socat = await plugIn(path);
  return {
    path,
    write: (text) => {
      socat.stdin?.write(text);
    },
    unplug: async () => {
      const ended = new Promise((resolve) => socat.once('exit', resolve));
      socat.kill('SIGKILL');
      await ended;
      rmSync(path, { force: true });
    },
    replug: async () => {
      socat = await plugIn(path);
    },
    repointTo: (other) => {
      rmSync(path);
      symlinkSync(other, path);
    },
    close: () => {
      socat.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
