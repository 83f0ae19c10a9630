import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { png } from '../main/store/pictures.ts';
import { expectAccessible, expectScreen, managerPin, test } from './door.ts';
import { picture } from './picture.ts';

test('a manager takes settings along and takes others in, in Korean and in English', async ({
  page,
  door,
}, info) => {
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
    await page.getByRole('button', { name: '직원', exact: true }).tap();
    await page.locator('.pin-keys').waitFor();
    await page.keyboard.type(managerPin);
    await page.keyboard.press('Enter');
    await expectScreen(page, 'desk');
    await page.getByRole('button', { name: '설정', exact: true }).tap();
    const logo = page.locator('[data-card="logo"]');
    await logo.locator('[data-file="no-picture.png"] button').tap();
    await expect(logo.getByRole('alert')).toContainText('no-picture.png');
    await logo.locator('[data-file="logo.png"] button').tap();
    // Drawn, not only there: the screens may load nothing but what they made themselves.
    await expect(logo.locator('.logo')).toHaveJSProperty('naturalWidth', 240);
    await logo.scrollIntoViewIfNeeded();
    await picture(page, info.outputPath('logo-ko.png'));
    const card = page.locator('[data-card="transfer"]');
    await card.locator('button').first().tap();
    await expect(card.locator('[data-saved]')).toBeVisible();
    await expect(card.locator('[data-file^="munjigi-settings-"]')).toBeVisible();

    await card.locator('[data-file="wrong.json"] button').tap();
    await expect(card.getByRole('alert').getByRole('listitem')).toHaveCount(2);
    await card.scrollIntoViewIfNeeded();
    await picture(page, info.outputPath('transfer-wrong-ko.png'));

    await card.locator('[data-file="other-gate.json"] button').tap();
    // The gate stays unless somebody says otherwise, and the folders of sticks whatever they say.
    await expect(card.locator('[data-difference="gate"]')).toHaveClass('kept');
    await expect(card.locator('[data-difference]')).toHaveCount(3);
    await card
      .locator('[data-difference="retentionDays"]')
      .getByRole('button', { name: '그대로 두기', exact: true })
      .tap();
    await card.scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await picture(page, info.outputPath('transfer-preview-ko.png'));
    await expect(card.getByRole('button', { name: '1개 항목 적용', exact: true })).toBeVisible();
    await page.locator('button[lang=en]').tap();
    await picture(page, info.outputPath('transfer-preview-en.png'));
    await expect(card.getByRole('button', { name: 'Keep', exact: true }).first()).toBeVisible();
    await card.getByRole('button', { name: 'Apply 1 change', exact: true }).tap();
    await expect(card.getByRole('status').last()).toContainText('other-gate.json');
    const { gate, repeatMs, retentionDays } = JSON.parse(readFileSync(file, 'utf8'));
    expect({ repeatMs, retentionDays }).toEqual({ repeatMs: 5_000, retentionDays: 28 });
    expect(gate).not.toBe('South');

    await page.getByRole('button', { name: 'To the entrance', exact: true }).tap();
    await expectScreen(page, 'idle');
    await expect(page.locator('.top .logo')).toHaveJSProperty('complete', true);
    await picture(page, info.outputPath('logo-idle-en.png'));
    await page.getByRole('button', { name: 'Staff', exact: true }).tap();
    await expectScreen(page, 'locked');
    await expect(page.locator('.lock .logo')).toBeVisible();
    await picture(page, info.outputPath('logo-lock-en.png'));
  } finally {
    // The door is the next test's too.
    writeFileSync(file, before);
    rmSync(folder, { recursive: true, force: true });
  }
});
