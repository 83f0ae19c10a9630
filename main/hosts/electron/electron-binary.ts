import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../cli/version.ts';
import { exitCodes } from './exit-codes.ts';
import { type ElectronFound, findBinary, installedPackage } from './installed-binary.ts';

/** What keeps Electron from running on this machine, binary or not. */
export function obstacle(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  userId: number | undefined,
): string | undefined {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display here';
  if (userId === 0) return 'it does not start for root unless its sandbox is given up';
  return undefined;
}

/** Electron for the `munjigi` command: one that can be started here and now. Downloads at most that long. */
export async function findElectron(options: { readonly allowFetchMs: number }): Promise<ElectronFound> {
  const missing = obstacle(process.env, process.platform, process.getuid?.());
  if (missing !== undefined) return { missing };
  const { main } = z
    .object({ main: z.string() })
    .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));
  if (!existsSync(join(projectFolder, main))) return { missing: 'its host is not built (npm run build)' };
  return findBinary({
    ...options,
    env: process.env,
    packageFolder: installedPackage(),
    memory: join(projectFolder, 'node_modules', '.cache', 'munjigi', 'electron-download.json'),
    clock: { now: Date.now },
  });
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function start(path: string, args: readonly string[]): ChildProcess {
  // With this variable the binary would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return spawn(path, [...args, '--supervised'], { stdio: 'inherit', env });
}

/**
 * Runs Electron until it is left, and again whenever its crash ladder asks for that. Passes on what this process is
 * told to stop with.
 *
 * @returns the exit code; 1 where a signal ended it
 */
export async function launchElectron(path: string, args: readonly string[]): Promise<number> {
  let running: ChildProcess | undefined;
  let stopping = false;
  const pass = (signal: NodeJS.Signals) => {
    stopping = true;
    running?.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  try {
    for (;;) {
      running = start(path, args);
      const ended = running;
      const code = await new Promise<number | null>((resolve, reject) => {
        ended.once('error', reject);
        ended.once('exit', resolve);
      });
      if (code !== exitCodes.restart || stopping) return code ?? 1;
    }
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}
