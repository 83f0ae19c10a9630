import type { Session, WebContents } from 'electron';
import { isOurs } from './kiosk-origin.ts';
import { isShortcut } from './shortcuts.ts';

/** What is used of Electron's session. */
export type LockedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** What is used of Electron's web contents. */
export type LockedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/** No permission, no device, no download, no request but to the screens' own files. Electron grants by default. */
export function lockSession(session: LockedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isOurs(url) }));
}

/** The window stays on its page: no navigation but to itself, no second window, no frame, no shortcut. */
export function lockContents(contents: LockedContents): void {
  const stay = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void }) => {
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('before-input-event', (event, input) => {
    if (isShortcut(input)) event.preventDefault();
  });
}
