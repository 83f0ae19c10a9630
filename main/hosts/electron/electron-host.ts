import { join } from 'node:path';
import { app, ipcMain, Menu, powerSaveBlocker, protocol, session } from 'electron';
import { Changeover } from '../../changeover.ts';
import { projectFolder, version } from '../../cli/version.ts';
import { LogFile } from '../../store/log-file.ts';
import { areBuilt } from '../built-screens.ts';
import { serveContract } from './contract-port.ts';
import { type Fall, isOutOfOrder, outOfOrderMs, rungFor } from './crash-ladder.ts';
import { exitCodes } from './exit-codes.ts';
import { FallRecord } from './fall-record.ts';
import { scheme } from './kiosk-origin.ts';
import { KioskWindow } from './kiosk-window.ts';
import type { LaunchOptions } from './launch-options.ts';
import { lockContents, lockSession } from './lock-down.ts';
import { outOfOrderPage } from './out-of-order-page.ts';
import { serveScreens } from './screen-files.ts';
import { startedAgain } from './started-again.ts';

/** How long the stores may take to close. */
const closingMs = 5_000;

/** The program on a venue's terminal: one kiosk, one window around its screens. Decides nothing about passes. */
export class ElectronHost {
  readonly #options: LaunchOptions;
  readonly #log: LogFile;
  readonly #falls: FallRecord;
  #changeover: Changeover | undefined;
  #window: KioskWindow | undefined;
  #leaving = false;

  constructor(options: LaunchOptions) {
    const clock = { now: Date.now };
    this.#options = options;
    this.#log = new LogFile(join(options.profile, 'munjigi.log'), clock);
    this.#falls = new FallRecord(join(options.profile, 'electron', 'falls.json'), clock);
    process.on('uncaughtException', (error) => this.#programFell(error));
    process.on('unhandledRejection', (error) => this.#programFell(error));
    app.on('before-quit', (event) => {
      event.preventDefault();
      void this.#end(exitCodes.left);
    });
    app.on('window-all-closed', () => void this.#end(exitCodes.left));
    app.on('second-instance', () => this.#window?.focus());
    app.on('web-contents-created', (_event, contents) => lockContents(contents));
    app.on('child-process-gone', (_event, { type, reason }) => {
      this.#log.info('electron', `the ${type} process ended: ${reason}`);
    });
  }

  /** Opens the kiosk, then the window. What keeps the kiosk from opening is shown as out of order and tried again. */
  open(): void {
    Menu.setApplicationMenu(null);
    lockSession(session.defaultSession);
    powerSaveBlocker.start('prevent-display-sleep');
    if (isOutOfOrder(this.#falls.recent())) {
      this.#log.info('electron', 'out of order for a while, after too many falls');
      this.#showOutOfOrder();
    } else {
      try {
        this.#openKiosk();
      } catch (error) {
        this.#showOutOfOrder(this.#log.report('electron', error));
      }
    }
    this.#window = new KioskWindow({
      view: this.#options.view,
      leaving: () => this.#leaving,
      onFall: (why) => this.#screenFell(why),
    });
  }

  #openKiosk(): void {
    const screens = join(projectFolder, 'dist', 'renderer');
    if (!areBuilt(screens)) throw new Error(`The screens are not built: ${screens} is empty.`);
    const { profile, scanners, rehearsal } = this.#options;
    const changeover = new Changeover({ profile, version, scanners });
    this.#changeover = changeover;
    changeover.onLeave(() => void this.#end(exitCodes.left));
    const { hangUp } = serveContract(ipcMain, {
      kiosk: () => changeover.standing(),
      onRefused: () => this.#log.info('electron', 'a message that is not from the screens was refused'),
    });
    changeover.onHangUp(hangUp);
    // What keeps a rehearsal from beginning is no reason to keep the door from opening.
    if (rehearsal) changeover.rehearse().catch((error) => this.#log.report('rehearsal', error));
    protocol.handle(scheme, serveScreens(screens));
  }

  #showOutOfOrder(reference?: string): void {
    protocol.handle(scheme, () => outOfOrderPage(reference));
    setTimeout(() => {
      this.#falls.clear();
      void this.#end(exitCodes.restart);
    }, outOfOrderMs);
  }

  #screenFell(why: string): void {
    this.#log.info('electron', `the screen fell: ${why}`);
    // Without a kiosk the page is out of order already, and the next try is due.
    if (this.#changeover === undefined || this.#leaving) return;
    // Not from inside the event of the window that may have to be destroyed.
    setImmediate(() => this.#climb('screen'));
  }

  #programFell(error: unknown): void {
    this.#log.report('electron', error);
    if (!this.#leaving) this.#climb('program');
  }

  #climb(fall: Fall): void {
    const rung = rungFor(fall, this.#falls.add());
    this.#log.info('electron', `after a fall: ${rung}`);
    if (rung === 'reload') this.#window?.reload();
    else if (rung === 'recreate') this.#window?.recreate();
    else void this.#end(exitCodes.restart);
  }

  /** Closes the stores and ends the program; a kiosk that does not close in time is ended without. */
  async #end(code: number): Promise<void> {
    if (this.#leaving) return;
    this.#leaving = true;
    const exit = () => {
      const alone = code === exitCodes.restart && !this.#options.supervised;
      if (alone) app.relaunch({ args: [...startedAgain(process.argv.slice(1))] });
      app.exit(alone ? exitCodes.left : code);
    };
    const impatient = setTimeout(exit, closingMs);
    try {
      await this.#changeover?.close();
    } catch (error) {
      this.#log.report('electron', error);
    }
    clearTimeout(impatient);
    exit();
  }
}
