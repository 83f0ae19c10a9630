import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Patience } from '../patience.ts';
import { exitCodes } from './exit-codes.ts';
import { startedAgain } from './started-again.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** So many quick ends in a row, none of them asked for, and Electron does not run on this machine. */
const tooManyQuickEnds = 3;

/** How it went: left with an exit code of the host's, or not to be kept running here, and why. */
export type ElectronEnded = { readonly code: number } | { readonly failed: string };

export interface LaunchElectronOptions {
  /** The Electron binary. */
  readonly path: string;
  readonly args: readonly string[];
  /** Hears of every end that nobody asked for. */
  readonly say: (message: string) => void;
  /** Waits so many milliseconds. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

function start(path: string, args: readonly string[]): ChildProcess {
  // With this variable the binary would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return spawn(path, [...args, '--supervised'], { stdio: 'inherit', env });
}

/** The exit code, or what ended it instead. */
function endOf(running: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    running.once('error', (error) => resolve(error.message));
    running.once('exit', (code, signal) => resolve(code ?? signal ?? 'it ended'));
  });
}

const asked: ReadonlySet<number> = new Set<number>([
  exitCodes.left,
  exitCodes.wrongUsage,
  exitCodes.alreadyRunning,
]);

/**
 * Runs Electron until it is left, and again whenever its crash ladder asks for that or it dies by itself. Passes on
 * what this process is told to stop with.
 */
export async function launchElectron(options: LaunchElectronOptions): Promise<ElectronEnded> {
  const { path, args, say, wait = pause } = options;
  const patience = new Patience();
  let running: ChildProcess | undefined;
  let stopping = false;
  let next = args;
  const pass = (signal: NodeJS.Signals) => {
    stopping = true;
    running?.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  try {
    for (;;) {
      const startedAt = performance.now();
      running = start(path, next);
      // What falls in a rehearsal comes back as the door.
      next = startedAgain(args);
      const end = await endOf(running);
      if (typeof end === 'number' && asked.has(end)) return { code: end };
      if (stopping) return { code: typeof end === 'number' ? end : exitCodes.left };
      if (end === exitCodes.restart) continue;
      const waitMs = patience.after(performance.now() - startedAt);
      const why = typeof end === 'number' ? `exit code ${end}` : end;
      if (patience.quickEnds >= tooManyQuickEnds)
        return { failed: `it ended at once, again and again (${why})` };
      say(`Electron ended (${why}). Starting it again in ${waitMs / 1_000} s.`);
      await wait(waitMs);
    }
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}
