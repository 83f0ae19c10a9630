import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { png } from '../main/store/pictures.ts';
import { expectAccessible, expectScreen, managerPin, test } from './door.ts';

const words = {
  ko: { staff: '직원', page: '설정', entrance: '입구 화면으로', keep: '그대로 두기', apply: '1개 항목 적용' },
  en: {
    staff: 'Staff',
    page: 'Settings',
    entrance: 'To the entrance',
    keep: 'Keep',
    apply: 'Apply 1 change',
  },
} as const;

for (const language of ['ko', 'en'] as const) {
  test(`a manager takes settings along and takes others in, in ${language}`, async ({ page, door }, info) => {
    const say = words[language];
    const file = join(door.profile, 'settings.json');
    const before = readFileSync(file, 'utf8');
    const folder = join(door.profile, 'reports');
    mkdirSync(folder, { recursive: true });
    const put = (name: string, settings: object) => {
      const text = JSON.stringify({ munjigi: 'settings', version: 1, settings });
      writeFileSync(join(folder, name), text);
    };
    put('other-gate.json', { gate: 'South', repeatMs: 5_000, retentionDays: 21, trustFolders: ['/tmp'] });
    put('wrong.json', { repeatMs: -1, timeZone: 'Mars/Base' });
    writeFileSync(join(folder, 'logo.png'), png(240, 96));
    writeFileSync(join(folder, 'no-picture.png'), '<svg/>');
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
      const picture = page.locator('[data-card="logo"]');
      await picture.locator('[data-file="no-picture.png"] button').tap();
      await expect(picture.getByRole('alert')).toContainText('no-picture.png');
      await picture.locator('[data-file="logo.png"] button').tap();
      // Drawn, not only there: the screens may load nothing but what they made themselves.
      await expect(picture.locator('.logo')).toHaveJSProperty('naturalWidth', 240);
      await picture.scrollIntoViewIfNeeded();
      await page.screenshot({ path: info.outputPath(`logo-${language}.png`) });
      const card = page.locator('[data-card="transfer"]');
      await card.locator('button').first().tap();
      await expect(card.locator('[data-saved]')).toBeVisible();
      await expect(card.locator('[data-file^="munjigi-settings-"]')).toBeVisible();

      await card.locator('[data-file="wrong.json"] button').tap();
      await expect(card.getByRole('alert').getByRole('listitem')).toHaveCount(2);
      await card.scrollIntoViewIfNeeded();
      await page.screenshot({ path: info.outputPath(`transfer-wrong-${language}.png`) });

      await card.locator('[data-file="other-gate.json"] button').tap();
      // The gate stays unless somebody says otherwise, and the folders of sticks whatever they say.
      await expect(card.locator('[data-difference="gate"]')).toHaveClass('kept');
      await expect(card.locator('[data-difference]')).toHaveCount(3);
      await card
        .locator('[data-difference="retentionDays"]')
        .getByRole('button', { name: say.keep, exact: true })
        .tap();
      await card.scrollIntoViewIfNeeded();
      await expectAccessible(page);
      await page.screenshot({ path: info.outputPath(`transfer-preview-${language}.png`) });
      await card.getByRole('button', { name: say.apply, exact: true }).tap();
      await expect(card.getByRole('status').last()).toContainText('other-gate.json');
      const { gate, repeatMs, retentionDays } = JSON.parse(readFileSync(file, 'utf8'));
      expect({ repeatMs, retentionDays }).toEqual({ repeatMs: 5_000, retentionDays: 28 });
      expect(gate).not.toBe('South');

      await page.getByRole('button', { name: say.entrance, exact: true }).tap();
      await expectScreen(page, 'idle');
      await expect(page.locator('.top .logo')).toHaveJSProperty('complete', true);
      await page.screenshot({ path: info.outputPath(`logo-idle-${language}.png`) });
      await page.getByRole('button', { name: say.staff, exact: true }).tap();
      await expectScreen(page, 'locked');
      await expect(page.locator('.lock .logo')).toBeVisible();
      await page.screenshot({ path: info.outputPath(`logo-lock-${language}.png`) });
    } finally {
      // The door is the next test's too.
      writeFileSync(file, before);
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
