import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startLoopbackServer } from '../../main/hosts/browser/loopback-server.ts';
import { openKiosk } from '../../main/kiosk.ts';
import { expectAccessible, expectScreen, managerPin, must } from './door.ts';
import { temporaryProfile } from './kiosk-process.ts';
import { picture } from './picture.ts';

const screens = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const words = {
  ko: {
    staff: '직원',
    page: '현황',
    chip: '시계 확인 필요',
    jumped: '시계가 갑자기 바뀌었습니다.',
    confirm: '이 시각이 맞습니다',
    trusted: '시계를 믿을 수 있습니다.',
  },
  en: {
    staff: 'Staff',
    page: 'Status',
    chip: 'Clock needs a look',
    jumped: 'The clock jumped.',
    confirm: 'This time is right',
    trusted: 'The clock is trusted.',
  },
} as const;

/** A kiosk in this process, on a machine that was up for as long as a test says. */
const test = base.extend<{ address: (language: 'ko' | 'en', uptimeMs: () => number) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from it
  address: async ({}, use) => {
    const ends: (() => unknown)[] = [];
    await use(async (language, uptimeMs) => {
      const { profile, remove } = temporaryProfile();
      const people = ['--manager', '김관리', '--pin', managerPin, '--language', language];
      await must(profile, 'setup', '--venue', '한빛 아트홀', '--gate', '1층 정문', ...people);
      const kiosk = openKiosk({ profile, version: '1.0.0', uptimeMs });
      const { access, close } = await startLoopbackServer({ kiosk: async () => kiosk, screens });
      ends.push(close, () => kiosk.close(), remove);
      return access.address('once');
    });
    for (const end of ends) await end();
  },
});

for (const language of ['ko', 'en'] as const) {
  test(`a clock that jumped is a warning until somebody in charge confirms it, in ${language}`, async ({
    page,
    address,
  }, info) => {
    const { staff, page: pageName, chip, jumped, confirm, trusted } = words[language];
    const hour = 3_600_000;
    const machine = { behindMs: 0 };
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(await address(language, () => performance.now() - machine.behindMs));
    await expectScreen(page, 'idle');
    await expect(page.getByText(chip)).toHaveCount(0);
    machine.behindMs = hour;
    await expect(page.getByText(chip)).toBeVisible();
    await picture(page, info.outputPath(`clock-entrance-${language}.png`));
    await page.getByRole('button', { name: staff, exact: true }).tap();
    for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
    await page.locator('.pin-keys .go').tap();
    await expectScreen(page, 'desk');
    await page.getByRole('button', { name: pageName, exact: true }).tap();
    const card = page.getByText(jumped);
    await card.scrollIntoViewIfNeeded();
    await picture(page, info.outputPath(`clock-desk-${language}.png`));
    await expectAccessible(page);
    await page.getByRole('button', { name: confirm }).tap();
    await expect(page.getByText(trusted)).toBeVisible();
  });
}
