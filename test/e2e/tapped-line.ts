import type { Page } from '@playwright/test';

/** The line between the screens and the kiosk, for states that would take long to bring about in earnest. */
export interface Line {
  /** In place of `"mode":"open"` in all that the kiosk says of itself. */
  mode: string;
  /** The end of a reading is kept back. */
  readsOn: boolean;
  /** Nobody answers any more. */
  cut: () => void;
  mend: () => void;
}

/**
 * Taps it. What is another port, folder or time on each run arrives as `said` has it: pairs of what the kiosk says and
 * what the screens hear.
 */
export async function tapLine(page: Page, said: readonly (readonly [string, string])[]): Promise<Line> {
  const line: Line = { mode: '"mode":"open"', readsOn: false, cut: () => undefined, mend: () => undefined };
  let isCut = false;
  line.mend = () => {
    isCut = false;
  };
  await page.routeWebSocket(/\/rpc$/, (screens) => {
    if (isCut) return void screens.close();
    const kiosk = screens.connectToServer();
    kiosk.onMessage((message) => {
      const text = String(message);
      if (line.readsOn && text.includes('"reading-ended"')) return;
      const heard = said.reduce((so, [from, to]) => so.replaceAll(from, to), text);
      screens.send(heard.replace('"mode":"open"', line.mode).replaceAll(/"tookMs":[\d.]+/g, '"tookMs":4'));
    });
    line.cut = () => {
      isCut = true;
      void screens.close();
    };
  });
  return line;
}
