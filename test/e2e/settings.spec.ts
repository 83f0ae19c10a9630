import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible, expectScreen, managerPin, test } from './door.ts';
import { picture } from './picture.ts';

const words = {
  ko: {
    staff: '직원',
    page: '설정',
    zone: '시간대',
    save: '저장',
    saved: '저장했습니다.',
    louder: '소리 크기 줄이기',
    shown: '손님에게 보일 이름',
    colour: '색',
    other: 'English',
  },
  en: {
    staff: 'Staff',
    page: 'Settings',
    zone: 'Time zone',
    save: 'Save',
    saved: 'Saved.',
    louder: 'Less: Volume',
    shown: 'Name for guests',
    colour: 'Colour',
    other: '한국어',
  },
} as const;

for (const language of ['ko', 'en'] as const) {
  test(`a manager changes the settings at the desk, in ${language}`, async ({ page, door }, info) => {
    const say = words[language];
    const file = join(door.profile, 'settings.json');
    const before = readFileSync(file, 'utf8');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    try {
      await page.goto(await door.address());
      await expectScreen(page, 'idle');
      if (language === 'en') await page.getByRole('button', { name: 'English', exact: true }).tap();
      await page.getByRole('button', { name: say.staff, exact: true }).tap();
      for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
      await page.locator('.pin-keys .go').tap();
      await expectScreen(page, 'desk');
      await page.getByRole('button', { name: say.page, exact: true }).tap();
      await page.getByRole('button', { name: say.louder, exact: true }).tap();
      await page.getByLabel(say.colour, { exact: true }).fill('#101010');
      await page.getByLabel(say.zone, { exact: true }).selectOption('Asia/Tokyo');
      const save = page.getByRole('button', { name: say.save, exact: true });
      await save.tap();
      await expect(page.locator('[data-card="names"] .problem')).toBeVisible();
      await picture(page, info.outputPath(`settings-${language}.png`));
      await expectAccessible(page);
      await page.getByLabel(say.colour, { exact: true }).fill(language === 'ko' ? '#7dd3fc' : '#fde68a');
      await page.getByLabel(say.shown, { exact: true }).fill(`Hall ${language}`);
      await save.tap();
      await expect(page.getByText(say.saved, { exact: true })).toBeVisible();
      expect(JSON.parse(readFileSync(file, 'utf8')).timeZone).toBe('Asia/Tokyo');
      for (const card of ['screens', 'scanners']) {
        await page.locator(`[data-card="${card}"]`).scrollIntoViewIfNeeded();
        await picture(page, info.outputPath(`settings-${card}-${language}.png`));
      }
      await page.getByRole('button', { name: language === 'ko' ? '입구 화면으로' : 'To the entrance' }).tap();
      await expect(page.getByText(`Hall ${language}`, { exact: true })).toBeVisible();
      await picture(page, info.outputPath(`settings-idle-${language}.png`));
    } finally {
      // The door is the next test's too.
      writeFileSync(file, before);
    }
  });
}
