import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { findChromium } from '../../main/hosts/browser/chromium.ts';

const release = '/etc/os-release';
const isDebian = existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
const comparable = isDebian && basename(findChromium() ?? '') === 'chromium';

/** The screen looks as it does in the reference picture of this name, in `looks/`. */
export async function expectAsBefore(page: Page, name: string): Promise<void> {
  if (comparable) await expect.soft(page).toHaveScreenshot(`${name}.png`);
}

/** Says in the report why pictures were not compared, where they were not. */
export function tellIfNotCompared(): void {
  const description = "another browser than Debian's Chromium gives letters other edges";
  if (!comparable) test.info().annotations.push({ type: 'references skipped', description });
}
