import type { BrowserWindowConstructorOptions } from 'electron';

/**
 * The one window. `kiosk`: the whole screen, and no way out but the desk. `window`: an ordinary one, for trying out.
 * The safe defaults of Electron are written down, so that a change of a default changes nothing here.
 */
export function windowOptions(view: 'kiosk' | 'window', preload: string): BrowserWindowConstructorOptions {
  const shape: BrowserWindowConstructorOptions =
    view === 'kiosk'
      ? { kiosk: true, fullscreen: true, frame: false, closable: false, minimizable: false, resizable: false }
      : { width: 1280, height: 800 };
  return {
    ...shape,
    title: 'Munjigi',
    show: true,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      // A dialog would wait for a click at a door where nobody clicks.
      disableDialogs: true,
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  };
}
