import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';

/** What a command could not do, and what to do about it. Ends the program with exit code 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Data for the next program: one line on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Talk for the person: one line on standard error. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A folder of this name in the platform's data folder of this user. */
export function dataFolder(name: string): string {
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), name);
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), name);
}

/** Adds `--profile DIR`, which every command takes. */
export function withProfile(command: Command): Command {
  return command.option(
    '--profile <dir>',
    'folder of this kiosk: settings, stores, keys (else MUNJIGI_PROFILE)',
  );
}

/** The profile folder: `--profile`, else MUNJIGI_PROFILE, else the platform's data folder. */
export function profileOf(options: { readonly profile?: string }): string {
  return resolve(options.profile ?? process.env.MUNJIGI_PROFILE ?? dataFolder('munjigi'));
}

/** Before a line that says how something is. */
export const marks = { good: '✔', warn: '!', bad: '✘' } as const;
