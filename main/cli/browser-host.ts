import { join } from 'node:path';
import type { SerialScannerSettings } from '../../shared/settings.ts';
import { Changeover } from '../changeover.ts';
import { CannotBeDone } from '../desk/manual-entries.ts';
import { findChromium } from '../hosts/browser/chromium.ts';
import { KioskWindow } from '../hosts/browser/kiosk-window.ts';
import { startLoopbackServer } from '../hosts/browser/loopback-server.ts';
import { areBuilt } from '../hosts/built-screens.ts';
import type { Kiosk } from '../kiosk.ts';
import { CommandFailed, say } from './command.ts';
import { projectFolder, version } from './version.ts';

export interface BrowserHostOptions {
  readonly profile: string;
  readonly headless: boolean;
  readonly view: 'kiosk' | 'window';
  readonly scanners: readonly SerialScannerSettings[];
  readonly port: number;
  /** Begins with a rehearsal in place of the door. */
  readonly rehearsal: boolean;
  /** The demo runs as root too; a real kiosk never opens a browser without its sandbox. */
  readonly rootAllowed: boolean;
}

/** A kiosk that runs; `ended` resolves when staff close it. */
export interface Running {
  readonly address: string;
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The browser to open the window with, or nothing where there is to be none: then it says why, and where the screens
 * are instead.
 *
 * @throws {CommandFailed} a window could be opened, but not safely
 */
function browserForWindow({ headless, rootAllowed }: BrowserHostOptions): string | undefined {
  if (headless) return undefined;
  const elsewhere = 'Open the address printed below in any browser on this machine.';
  const { DISPLAY, WAYLAND_DISPLAY, MUNJIGI_BROWSER } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    say(`There is no display here (DISPLAY and WAYLAND_DISPLAY are empty). ${elsewhere}`);
    return undefined;
  }
  const browser = findChromium();
  if (browser === undefined) {
    say(
      MUNJIGI_BROWSER === undefined
        ? `No Chromium, Chrome or Edge was found (MUNJIGI_BROWSER can name one). ${elsewhere}`
        : `MUNJIGI_BROWSER names ${MUNJIGI_BROWSER}, which cannot be run. ${elsewhere}`,
    );
    return undefined;
  }
  if (!isRoot()) return browser;
  if (!rootAllowed) {
    throw new CommandFailed(
      'Chromium does not start its sandbox for root, and a kiosk must not run without it. Start Munjigi as an ordinary user, or with --headless.',
    );
  }
  say("Running as root: Chromium's sandbox is off, because it does not start for root. For trying out only.");
  return browser;
}

/** Waits until every scanner is open or known not to be, so that "ready" is true. At most three seconds. */
async function scannersSettled(kiosk: Kiosk): Promise<void> {
  const until = performance.now() + 3_000;
  while (kiosk.scanners().some(({ state }) => state === 'opening') && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** @throws {CommandFailed} no rehearsal can be made; nothing runs then */
async function rehearse(changeover: Changeover): Promise<void> {
  try {
    await changeover.rehearse();
  } catch (error) {
    await changeover.close();
    throw error instanceof CannotBeDone ? new CommandFailed(error.message) : error;
  }
}

/**
 * Starts the kiosk in the browser host.
 *
 * @throws {CommandFailed} the screens are not built, the port is taken, or no window may be opened
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<Running> {
  const { profile, view, scanners, port, rehearsal } = options;
  const screens = join(projectFolder, 'dist', 'renderer');
  if (!areBuilt(screens)) {
    throw new CommandFailed(`The screens are not built: ${screens} is empty. Run "npm run build".`);
  }
  const browser = browserForWindow(options);
  const changeover = new Changeover({ profile, version, scanners });
  if (rehearsal) await rehearse(changeover);
  const kiosk = () => changeover.standing();
  const server = await startLoopbackServer({ kiosk, screens, port }).catch(async (error: Error) => {
    await changeover.close();
    throw new CommandFailed(`The screens cannot be served on port ${port}: ${error.message}`);
  });
  changeover.onHangUp(server.hangUp);
  const trouble = (await kiosk()).settingsTrouble();
  if (trouble !== undefined) say(trouble);
  const { promise: ended, resolve: leave } = Promise.withResolvers<void>();
  changeover.onLeave(leave);
  await scannersSettled(await kiosk());
  const window =
    browser &&
    new KioskWindow({
      browser,
      address: () => server.access.address('once'),
      view,
      sandbox: !isRoot(),
      userData: join(profile, 'browser'),
      log: say,
      onClosed: leave,
    });
  if (window) window.open();
  return {
    address: server.access.address('for this run'),
    ended,
    close: async () => {
      if (window) await window.close();
      await server.close();
      await changeover.close();
    },
  };
}
