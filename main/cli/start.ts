import { Command, InvalidArgumentError, Option } from 'commander';
import type { SerialScannerSettings } from '../../shared/settings.ts';
import { findElectron } from '../hosts/electron/electron-binary.ts';
import { exitCodes } from '../hosts/electron/exit-codes.ts';
import { launchElectron } from '../hosts/electron/launch-electron.ts';
import { parseScannerOption, ScannerOptionInvalid } from '../scanners/scanner-option.ts';
import { type BrowserHostOptions, startBrowserHost } from './browser-host.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { projectFolder } from './version.ts';

interface StartOptions extends BrowserHostOptions {
  readonly host: 'auto' | 'electron' | 'browser';
}

/** Resolves when the process is asked to stop. */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

function electronArguments({ profile, view, scanners, rehearsal }: StartOptions): readonly string[] {
  return [
    projectFolder,
    '--profile',
    profile,
    ...(view === 'window' ? ['--window'] : []),
    ...(rehearsal ? ['--rehearsal'] : []),
    ...scanners.flatMap(({ path, baudRate }) => ['--scanner', `serial:${path}@${baudRate}`]),
  ];
}

/**
 * Runs the kiosk in Electron where that was chosen or can be.
 *
 * @returns the exit code, or nothing where the browser host is to run instead: then it said why
 */
async function runElectron(options: StartOptions): Promise<number | undefined> {
  if (options.headless || options.host === 'browser') return undefined;
  const instead = (why: string) => {
    if (options.host === 'electron') throw new CommandFailed(`Electron cannot be started: ${why}.`);
    say(`Host: browser, because Electron cannot be started: ${why}.`);
    return undefined;
  };
  const found = await findElectron({ allowFetchMs: 60_000, say });
  if ('missing' in found) return instead(found.missing);
  say(`Host: Electron (${found.path}).`);
  const ended = await launchElectron({ path: found.path, args: electronArguments(options), say });
  if ('failed' in ended) return instead(ended.failed);
  return ended.code === exitCodes.left || ended.code === exitCodes.wrongUsage ? ended.code : 1;
}

/** Wrong usage, to commander, is an error of its own. */
function scannerOf(text: string): SerialScannerSettings {
  try {
    return parseScannerOption(text);
  } catch (error) {
    throw error instanceof ScannerOptionInvalid ? new InvalidArgumentError(error.message) : error;
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

export function startCommand(): Command {
  return withProfile(new Command('start'))
    .description('run the kiosk')
    .addOption(
      new Option(
        '--host <host>',
        'auto: Electron where it is installed or can be fetched within a minute, else the browser host',
      )
        .choices(['auto', 'electron', 'browser'])
        .default('auto'),
    )
    .option(
      '--headless',
      'the browser host without a window: prints "ready URL" when a scan would be answered',
      false,
    )
    .option('--window', 'an application window instead of the whole screen', false)
    .option(
      '--scanner <scanner>',
      'a serial scanner beside those of the settings: serial:PATH[@BAUD]; may be repeated',
      (text: string, before: readonly SerialScannerSettings[]) => [...before, scannerOf(text)],
      [] as readonly SerialScannerSettings[],
    )
    .option('--rehearsal', 'begin with a rehearsal in place of the door; a later start does not', false)
    .option('--port <port>', 'port of the browser host on 127.0.0.1; 0 takes a free one', portOf, 0)
    .action(async (given, command: Command) => {
      if (given.headless && given.host === 'electron') {
        command.error('error: --headless is of the browser host; Electron has a window');
      }
      const options: StartOptions = {
        profile: profileOf(given),
        host: given.host,
        headless: given.headless,
        view: given.window ? 'window' : 'kiosk',
        scanners: given.scanner,
        port: given.port,
        rehearsal: given.rehearsal,
        rootAllowed: false,
      };
      const code = await runElectron(options);
      if (code !== undefined) {
        process.exitCode = code;
        return;
      }
      const running = await startBrowserHost(options);
      const stopped = Promise.race([running.ended, askedToStop()]);
      print(`ready ${running.address}`);
      await stopped;
      await running.close();
    });
}
