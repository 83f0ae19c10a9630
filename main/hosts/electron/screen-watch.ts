import type { WebContents } from 'electron';

/** A page that does not answer for this long beside Chromium's own wait is ended. */
const hangMs = 10_000;

/** Chromium's code for a load that another load replaced. */
const aborted = -3;

/** What is used of Electron's web contents. */
export type WatchedContents = Pick<WebContents, 'on' | 'forcefullyCrashRenderer'>;

/** Tells of every way in which a page can be lost: its process gone or hung, or its files not there. */
export function watchScreen(contents: WatchedContents, onFall: (why: string) => void): void {
  let hung: NodeJS.Timeout | undefined;
  contents.on('unresponsive', () => {
    clearTimeout(hung);
    // Its end is then told by render-process-gone.
    hung = setTimeout(() => contents.forcefullyCrashRenderer(), hangMs);
  });
  contents.on('responsive', () => clearTimeout(hung));
  contents.on('destroyed', () => clearTimeout(hung));
  contents.on('render-process-gone', (_event, { reason }) => {
    clearTimeout(hung);
    if (reason !== 'clean-exit') onFall(`its process ended: ${reason}`);
  });
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) onFall(`it did not load: ${description}`);
  });
  contents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) onFall(`it did not load: status ${status}`);
  });
}
