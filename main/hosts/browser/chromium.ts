import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
];

const elsewhere: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        ];
  }),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium, Chrome or Edge of this machine; MUNJIGI_BROWSER names another. */
export function findChromium(): string | undefined {
  const named = process.env.MUNJIGI_BROWSER;
  if (named !== undefined) return isExecutable(named) ? named : undefined;
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(elsewhere[process.platform] ?? [])].find(isExecutable);
}

export interface WindowOptions {
  readonly url: string;
  /** Folder of the browser's own profile: nobody's bookmarks, nobody's extensions. */
  readonly userData: string;
  /** `kiosk`: the whole screen, no way out but the desk. `window`: an application window, for trying out. */
  readonly view: 'kiosk' | 'window';
  /** Chromium's sandbox does not start for root. Off for the demo and the tests only. */
  readonly sandbox: boolean;
}

/** Chromium's arguments: quiet, no updates, no calls home, no gestures that leave the page. */
export function chromiumArguments({ url, userData, view, sandbox }: WindowOptions): readonly string[] {
  return [
    `--user-data-dir=${userData}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--disable-session-crashed-bubble',
    '--hide-crash-restore-bubble',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    '--disable-features=Translate',
    '--password-store=basic',
    '--autoplay-policy=no-user-gesture-required',
    // Linux: the voices of the machine, which Chromium leaves alone otherwise.
    '--enable-speech-dispatcher',
    ...(sandbox ? [] : ['--no-sandbox', '--test-type']),
    ...(view === 'kiosk' ? ['--kiosk', url] : [`--app=${url}`, '--window-size=1280,800']),
  ];
}
