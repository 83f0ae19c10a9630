import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './main/hosts/browser/chromium.ts';

const executablePath = findChromium();
const { defaultBrowserType: _, viewport: __, ...desktop } = devices['Desktop Chrome'];

/**
 * The screens in the machine's own Chromium, before a kiosk that runs as its own process.
 *
 * `npm run e2e` sets `PW_DISABLE_TS_ESM`: Node reads the TypeScript by itself, as it does everywhere else here. Without
 * it Playwright's Babel translates the kiosk once more, seconds in each of its processes.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 2,
  // A shared machine can stall for seconds; what fails twice is broken. What passes the second time is told as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: {
      pathTemplate: '{testDir}/looks/{arg}{ext}',
      // Another version of Chromium may draw the edges of letters a little otherwise: a step of a tenth in brightness
      // or hue is none, and smoothed edges never count.
      threshold: 0.1,
      // A button that moves by 8 px changes some hundred pixels, a word that is cut as many.
      maxDiffPixels: 100,
    },
  },
  // `npm test` writes no reference: `npm run looks` does.
  updateSnapshots: 'none',
  reporter: 'list',
  use: {
    ...desktop,
    // A trace holds a picture of each frame and the page of each step: a third of a run. `--trace on` keeps one at once.
    trace: 'on-first-retry',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium's sandbox does not start for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Letters are drawn as the typeface has them, whatever this machine's fontconfig says.
        '--font-render-hinting=none',
        '--disable-lcd-text',
        // A machine for tests has no graphics card, and to draw as if it had one costs a tenth of a run.
        '--disable-gpu',
        '--disable-software-rasterizer',
      ],
    },
  },
  projects: [
    { name: 'portrait', use: { viewport: { width: 1080, height: 1920 }, hasTouch: true } },
    {
      name: 'landscape',
      // What depends on the room there is; all else is tried once, in portrait.
      grep: /@shapes/,
      use: { viewport: { width: 1280, height: 800 }, hasTouch: true },
    },
  ],
});
