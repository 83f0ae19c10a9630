import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { origin } from './kiosk-origin.ts';
import { watchScreen } from './screen-watch.ts';
import { windowOptions } from './window-options.ts';

export interface KioskWindowOptions {
  readonly view: 'kiosk' | 'window';
  /** Whether the program is on its way out; until then a kiosk's window does not close. */
  readonly leaving: () => boolean;
  readonly onFall: (why: string) => void;
}

/** The one window around the screens. */
export class KioskWindow {
  readonly #options: KioskWindowOptions;
  #window: BrowserWindow;

  constructor(options: KioskWindowOptions) {
    this.#options = options;
    this.#window = this.#open();
    // A display that was switched off and on again, or another one, must not leave the window somewhere else.
    screen.on('display-added', () => this.#place());
    screen.on('display-removed', () => this.#place());
    screen.on('display-metrics-changed', () => this.#place());
  }

  focus(): void {
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  reload(): void {
    this.#load(this.#window);
  }

  /** The new window opens before the old one goes, so that nothing else shows in between. */
  recreate(): void {
    const old = this.#window;
    this.#window = this.#open();
    old.destroy();
  }

  #open(): BrowserWindow {
    const { view, leaving, onFall } = this.#options;
    const window = new BrowserWindow(windowOptions(view, join(import.meta.dirname, 'preload.cjs')));
    watchScreen(window.webContents, onFall);
    window.on('close', (event) => {
      if (view === 'kiosk' && !leaving()) event.preventDefault();
    });
    this.#load(window);
    return window;
  }

  #load(window: BrowserWindow): void {
    // A load that fails is told by watchScreen.
    window.loadURL(`${origin}/`).catch(() => undefined);
  }

  #place(): void {
    if (this.#options.view !== 'kiosk') return;
    this.#window.setBounds(screen.getPrimaryDisplay().bounds);
    this.#window.setKiosk(true);
  }
}
