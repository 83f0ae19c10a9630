import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { SerialScannerSettings } from '../../shared/settings.ts';
import { findChromium } from '../hosts/browser/chromium.ts';
import { KioskWindow } from '../hosts/browser/kiosk-window.ts';
import { startLoopbackServer } from '../hosts/browser/loopback-server.ts';
import { findElectron, launchElectron } from '../hosts/electron/electron-binary.ts';
import { type Kiosk, openKiosk } from '../kiosk.ts';
import { parseScannerOption, ScannerOptionInvalid } from '../scanners/scanner-option.ts';
import { CommandFailed, print, profileOf, say, withProfile } from './command.ts';
import { projectFolder, version } from './version.ts';

export interface StartOptions {
  readonly profile: string;
  readonly host: 'auto' | 'electron' | 'browser';
  readonly headless: boolean;
  readonly view: 'kiosk' | 'window';
  readonly scanners: readonly SerialScannerSettings[];
  readonly port: number;
  /** The demo runs as root too; a real kiosk never opens a browser without its sandbox. */
  readonly rootAllowed: boolean;
}

/** A kiosk that runs; `ended` resolves when staff close it. */
export interface Running {
  readonly kiosk: Kiosk;
  readonly address: string;
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? '') !== '';
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Waits until every scanner is open or known not to be, so that "ready" is true. At most three seconds. */
async function scannersSettled(kiosk: Kiosk): Promise<void> {
  const until = performance.now() + 3_000;
  while (kiosk.scanners().some(({ state }) => state === 'opening') && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Opens the window, or says why there is none and where the screens are instead. */
function openWindow(
  options: StartOptions,
  address: () => string,
  onClosed: () => void,
): KioskWindow | undefined {
  const elsewhere = 'Open the address printed below in any browser on this machine.';
  if (!hasDisplay()) {
    say(`There is no display here (DISPLAY and WAYLAND_DISPLAY are empty). ${elsewhere}`);
    return undefined;
  }
  const browser = findChromium();
  if (browser === undefined) {
    say(`No Chromium, Chrome or Edge was found (MUNJIGI_BROWSER can name one). ${elsewhere}`);
    return undefined;
  }
  if (isRoot()) {
    if (!options.rootAllowed) {
      throw new CommandFailed(
        'Chromium does not start its sandbox for root, and a kiosk must not run without it. Start Munjigi as an ordinary user, or with --headless.',
      );
    }
    say(
      "Running as root: Chromium's sandbox is off, because it does not start for root. For trying out only.",
    );
  }
  const window = new KioskWindow({
    browser,
    address,
    view: options.view,
    sandbox: !isRoot(),
    userData: join(options.profile, 'browser'),
    log: say,
    onClosed,
  });
  window.open();
  return window;
}

/** Starts the kiosk in the browser host. */
export async function startBrowserHost(options: StartOptions): Promise<Running> {
  const kiosk = openKiosk({ profile: options.profile, version, scanners: options.scanners });
  const server = await startLoopbackServer({
    kiosk,
    screens: join(projectFolder, 'dist', 'renderer'),
    port: options.port,
  }).catch(async (error: unknown) => {
    await kiosk.close();
    throw new CommandFailed(
      `The screens cannot be served on port ${options.port}: ${(error as Error).message}`,
    );
  });
  let leave: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    leave = resolve;
  });
  kiosk.onLeave(leave);
  await scannersSettled(kiosk);
  const window = options.headless
    ? undefined
    : openWindow(options, () => server.access.address('once'), leave);
  return {
    kiosk,
    address: server.access.address('for this run'),
    ended,
    close: async () => {
      await window?.close();
      await server.close();
      await kiosk.close();
    },
  };
}

/** Resolves when the process is asked to stop. */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function electronIfChosen(options: StartOptions): Promise<string | undefined> {
  if (options.headless || options.host === 'browser') return undefined;
  const found = await findElectron({ allowFetchMs: 60_000 });
  if ('path' in found) {
    say(`Host: Electron (${found.path}).`);
    return found.path;
  }
  if (options.host === 'electron') throw new CommandFailed(`Electron cannot be started: ${found.missing}`);
  say(`Host: browser, because Electron is not here: ${found.missing}`);
  return undefined;
}

/** Wrong usage, to commander, is an error of its own. */
function scannerOf(text: string): SerialScannerSettings {
  try {
    return parseScannerOption(text);
  } catch (error) {
    throw error instanceof ScannerOptionInvalid ? new InvalidArgumentError(error.message) : error;
  }
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
    .option('--port <port>', 'port of the browser host on 127.0.0.1; 0 takes a free one', Number, 0)
    .action(async (given) => {
      const options: StartOptions = {
        profile: profileOf(given),
        host: given.host,
        headless: given.headless,
        view: given.window ? 'window' : 'kiosk',
        scanners: given.scanner,
        port: given.port,
        rootAllowed: false,
      };
      const electron = await electronIfChosen(options);
      if (electron !== undefined) {
        process.exitCode = await launchElectron(electron, electronArguments(options));
        return;
      }
      const running = await startBrowserHost(options);
      print(`ready ${running.address}`);
      await Promise.race([running.ended, askedToStop()]);
      await running.close();
    });
}

function electronArguments(options: StartOptions): readonly string[] {
  return [
    projectFolder,
    '--profile',
    options.profile,
    ...(options.view === 'window' ? ['--window'] : []),
    ...options.scanners.flatMap(({ path, baudRate }) => ['--scanner', `serial:${path}@${baudRate}`]),
  ];
}
