import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startLoopbackServer } from '../../main/hosts/browser/loopback-server.ts';
import { openKiosk } from '../../main/kiosk.ts';
import { formats } from '../../main/passes/formats.ts';
import { breakages } from '../main/admission/self-check/broken-formats.ts';
import { expectAccessible, expectScreen, managerPin, must } from './door.ts';
import { temporaryProfile } from './kiosk-process.ts';
import { picture } from './picture.ts';

const screens = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const words = {
  ko: { staff: '직원', page: '현황', title: '자가 점검', failed: '이상 있음' },
  en: { staff: 'Staff', page: 'Status', title: 'Self-check', failed: 'Failed' },
} as const;

/** A kiosk in this process: no command line can break a format of a real one. */
const test = base.extend<{ address: (language: 'ko' | 'en') => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from it
  address: async ({}, use) => {
    const ends: (() => unknown)[] = [];
    await use(async (language) => {
      const { profile, remove } = temporaryProfile();
      const people = ['--manager', '김관리', '--pin', managerPin, '--language', language];
      await must(profile, 'setup', '--venue', '한빛 아트홀', '--gate', '1층 정문', ...people);
      const breakOne = breakages['believes every signature'] ?? ((format) => format);
      const broken = formats.map((format) => (format.id === 'shc' ? breakOne(format) : format));
      const kiosk = openKiosk({ profile, version: '1.0.0', formats: broken });
      const { access, close } = await startLoopbackServer({ kiosk: async () => kiosk, screens });
      ends.push(close, () => kiosk.close(), remove);
      return access.address('once');
    });
    for (const end of ends) await end();
  },
});

for (const language of ['ko', 'en'] as const) {
  test(`the desk names a format that failed the self-check, in ${language}`, async ({
    page,
    address,
  }, info) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(await address(language));
    await expectScreen(page, 'idle');
    const { staff, page: pageName, title, failed } = words[language];
    await page.getByRole('button', { name: staff, exact: true }).tap();
    for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
    await page.locator('.pin-keys .go').tap();
    await expectScreen(page, 'desk');
    await page.getByRole('button', { name: pageName, exact: true }).tap();
    const card = page.locator('[data-self-check]');
    await expect(card).toHaveAttribute('data-self-check', 'failed');
    await expect(card.getByRole('heading')).toHaveText(`${title}${failed}`);
    await expect(card.getByText('shc', { exact: true })).toBeVisible();
    await card.scrollIntoViewIfNeeded();
    await picture(page, info.outputPath(`self-check-${language}.png`));
    await expectAccessible(page);
  });
}
