import type { Page } from '@playwright/test';

/** `keep`: pictures into `test-results/`; `write`: those of the README into `docs/screenshots/` as well. */
const asked = process.env.MUNJIGI_SCREENSHOTS;

export const picturesForReadme = asked === 'write';

/**
 * A picture of the screen for people to look at, where one was asked for: no test reads it, and a large screen takes a
 * good part of a second to paint into a file.
 */
export async function picture(page: Page, path: string, fullPage = false): Promise<void> {
  if (asked !== undefined) await page.screenshot({ path, fullPage });
}
