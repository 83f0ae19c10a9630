import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { ElectronHost } from './electron-host.ts';
import { exitCodes } from './exit-codes.ts';
import { scheme } from './kiosk-origin.ts';
import { type LaunchOptions, launchOptions } from './launch-options.ts';

/** Chromium keeps still and to itself: nothing fetched in the background, no gesture that zooms or leaves the page. */
const chromiumSwitches: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-sync'],
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  // Linux: the voices of the machine, which Chromium leaves alone otherwise.
  ['enable-speech-dispatcher'],
];

function refuse(reason: string, code: number): void {
  // Electron would show a dialog, and wait at the door for a click.
  process.stderr.write(`munjigi: ${reason}\n`);
  app.exit(code);
}

function start(options: LaunchOptions): void {
  // One kiosk a profile: the lock belongs to this folder.
  const userData = join(options.profile, 'electron');
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  app.setName('Munjigi');
  app.setPath('userData', userData);
  if (!app.requestSingleInstanceLock()) {
    refuse(`a kiosk runs already on ${options.profile}; it is shown instead`, exitCodes.alreadyRunning);
    return;
  }
  app.enableSandbox();
  for (const [name, value] of chromiumSwitches) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
  const host = new ElectronHost(options);
  // Not awaited at the top level: Electron becomes ready only after this module has run.
  app.whenReady().then(() => host.open());
}

try {
  start(launchOptions(process.argv.slice(1)));
} catch (error) {
  refuse(error instanceof Error ? error.message : 'it could not start', exitCodes.wrongUsage);
}
