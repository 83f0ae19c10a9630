// The npm package is never required from here: under plain Node, that alone starts a download.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Clock, toIso } from '../../../shared/clock.ts';

/** A binary to start, or the reason why there is none, as the end of a sentence. */
export type ElectronFound = { readonly path: string } | { readonly missing: string };

export interface BinaryOptions {
  /** How long a download may take, in milliseconds; 0 downloads nothing. */
  readonly allowFetchMs: number;
  readonly env: NodeJS.ProcessEnv;
  /** Folder of the npm package `electron`, where it is installed. */
  readonly packageFolder: string | undefined;
  /** Where a failed download is remembered, so that not every start waits for another. */
  readonly memory: string;
  readonly clock: Clock;
  /** Hears that a download begins. */
  readonly onFetch: () => void;
}

const day = 86_400_000;

const Failure = z.object({ at: z.number(), why: z.string() });

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Folder of the npm package, found without running it. */
export function installedPackage(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/** As Electron's own loader finds it: `path.txt` names the file inside `dist`. */
function installedBinary(packageFolder: string, override: string | undefined): string | undefined {
  const note = join(packageFolder, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : 'electron';
  const path = join(override ?? join(packageFolder, 'dist'), name);
  return isExecutable(path) ? path : undefined;
}

function rememberedFailure(memory: string, now: number): z.infer<typeof Failure> | undefined {
  try {
    const failure = Failure.parse(JSON.parse(readFileSync(memory, 'utf8')));
    return failure.at <= now && now - failure.at < day ? failure : undefined;
  } catch {
    return undefined;
  }
}

function remember(memory: string, failure: z.infer<typeof Failure>): void {
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify(failure));
  } catch {
    // A checkout that is somebody else's: the next start tries the download again.
  }
}

/** Runs the package's own installer. Gives the reason where it fails. */
async function fetchBinary(packageFolder: string, timeLimitMs: number): Promise<string | undefined> {
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
  });
  const talk: string[] = [];
  installer.stderr.setEncoding('utf8').on('data', (text: string) => talk.push(text));
  const [code, signal] = await new Promise<readonly [number | null, string | null]>((resolve) =>
    installer.once('close', (...end) => resolve(end)),
  );
  if (code === 0) return undefined;
  if (signal !== null) return `it did not arrive within ${timeLimitMs / 1_000} s`;
  const [reason = `its installer ended with ${code}`] = talk
    .join('')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return reason.trim();
}

/** Looks for the binary, and has it downloaded where that is allowed and did not fail within the last day. */
export async function findBinary(options: BinaryOptions): Promise<ElectronFound> {
  const { allowFetchMs, env, packageFolder, memory, clock, onFetch } = options;
  const named = env.MUNJIGI_ELECTRON;
  if (named !== undefined) {
    return isExecutable(named)
      ? { path: named }
      : { missing: `MUNJIGI_ELECTRON names ${named}, which cannot be run` };
  }
  if (packageFolder === undefined) return { missing: 'the npm package electron is not installed' };
  const find = () => installedBinary(packageFolder, env.ELECTRON_OVERRIDE_DIST_PATH);
  const path = find();
  if (path !== undefined) return { path };
  if (allowFetchMs <= 0) return { missing: 'its binary is not installed' };
  const failure = rememberedFailure(memory, clock.now());
  if (failure !== undefined) {
    return {
      missing: `its download failed at ${toIso(failure.at)} (${failure.why}); it is tried again a day later, or at once when ${memory} is deleted`,
    };
  }
  onFetch();
  const why = await fetchBinary(packageFolder, allowFetchMs);
  const fetched = find();
  if (fetched !== undefined) {
    rmSync(memory, { force: true });
    return { path: fetched };
  }
  const reason = why ?? 'its installer left no binary';
  remember(memory, { at: clock.now(), why: reason });
  return { missing: `its download failed: ${reason}` };
}
