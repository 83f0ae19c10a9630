import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../../main/hosts/browser/chromium.ts';
import { type Options, readOptions, shapes } from './options.ts';
import { playEvening } from './play-evening.ts';
import { openVenue } from './venue.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

function photographer(page: Page, folder: string | undefined): (name: string) => Promise<void> {
  if (folder === undefined) return async () => undefined;
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return async (name) => {
    taken += 1;
    await page.screenshot({ path: join(folder, `${String(taken).padStart(2, '0')}-${name}.png`) });
  };
}

async function spend(options: Options): Promise<Readonly<Record<string, unknown>>> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium was found: run "sh tools/setup.sh"');
  const { hands, width, height } = shapes[options.shape];
  const venue = await openVenue(options.language);
  // Chromium's sandbox does not start for root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: hands === 'touch' });
  const shoot = photographer(page, options.shots);
  try {
    return await playEvening(venue, page, options, say, shoot);
  } catch (error) {
    await shoot('failed');
    throw error;
  } finally {
    await browser.close();
    await venue.close();
  }
}

const options = readOptions();
const figures = await spend(options);
process.stdout.write(`${JSON.stringify(figures, null, options.json ? 0 : 2)}\n`);
