// Stands in for the module `electron`, which under plain Node is not to be had: see with-fake-electron.ts. It has what
// the host uses of it, under the same names, and records what is done with it.
import { EventEmitter } from 'node:events';

type Handler = (request: { readonly url: string; readonly method: string }) => Response | Promise<Response>;

class FakeApp extends EventEmitter {
  readonly exits: number[] = [];
  readonly paths = new Map<string, string>();
  readonly switches: string[] = [];
  readonly commandLine = { appendSwitch: (name: string) => this.switches.push(name) };
  relaunches = 0;
  isSandboxed = false;
  /** Whether another program holds the lock of this profile. */
  isTaken = false;

  setName(): void {}
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    return !this.isTaken;
  }
  enableSandbox(): void {
    this.isSandboxed = true;
  }
  /** Never ready: the tests open the host themselves. */
  whenReady(): Promise<void> {
    return new Promise(() => undefined);
  }
  relaunch(): void {
    this.relaunches += 1;
  }
  exit(code: number): void {
    this.exits.push(code);
    this.emit('fake-exit', code);
  }
}

class FakeContents extends EventEmitter {
  setWindowOpenHandler(): void {}
  forcefullyCrashRenderer(): void {}
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new FakeContents();
  readonly loads: string[] = [];
  readonly options: object;
  isDestroyed = false;

  constructor(options: object) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loads.push(url);
  }
  destroy(): void {
    this.isDestroyed = true;
  }
  isMinimized(): boolean {
    return false;
  }
  focus(): void {}
  show(): void {}
  restore(): void {}
  setBounds(): void {}
  setKiosk(): void {}
}

export const app = new FakeApp();
export const ipcMain = new EventEmitter();
export const Menu = { setApplicationMenu: () => undefined };
export const powerSaveBlocker = { start: () => 1 };
export const protocol = {
  handlers: new Map<string, Handler>(),
  privileged: [] as unknown[],
  handle(scheme: string, handler: Handler): void {
    this.handlers.set(scheme, handler);
  },
  registerSchemesAsPrivileged(schemes: readonly unknown[]): void {
    this.privileged.push(...schemes);
  },
};
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => ({ bounds: { x: 0, y: 0, width: 1080, height: 1920 } }),
});
export const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    webRequest: { onBeforeRequest: () => undefined },
  }),
};

/** Forgets everything, for the next test. */
export function forget(): void {
  for (const emitter of [app, ipcMain, screen, session.defaultSession]) emitter.removeAllListeners();
  app.exits.length = 0;
  app.relaunches = 0;
  app.isTaken = false;
  BrowserWindow.all.length = 0;
  protocol.handlers.clear();
}
