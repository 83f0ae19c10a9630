import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectScreen, managerPin, test } from './door.ts';
import { picture } from './picture.ts';

const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).tap();

test('a manager changes the settings at the desk, in Korean and in English', async ({ page, door }, info) => {
  const file = join(door.profile, 'settings.json');
  const before = readFileSync(file, 'utf8');
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
    await page.getByRole('button', { name: '소리 크기 줄이기', exact: true }).tap();
    await page.getByLabel('색', { exact: true }).fill('#101010');
    await page.getByLabel('시간대', { exact: true }).selectOption('Asia/Tokyo');
    await save(page, '저장');
    const problem = page.locator('[data-card="names"] .problem');
    await expect(problem).toBeVisible();
    await picture(page, info.outputPath('settings-ko.png'));
    await expectAccessible(page);
    await page.getByLabel('색', { exact: true }).fill('#7dd3fc');
    await page.getByLabel('손님에게 보일 이름', { exact: true }).fill('Hall ko');
    await save(page, '저장');
    await expect(page.getByText('저장했습니다.', { exact: true })).toBeVisible();
    expect(JSON.parse(readFileSync(file, 'utf8')).timeZone).toBe('Asia/Tokyo');
    for (const card of ['screens', 'scanners']) {
      await page.locator(`[data-card="${card}"]`).scrollIntoViewIfNeeded();
      await picture(page, info.outputPath(`settings-${card}-ko.png`));
    }

    await page.locator('button[lang=en]').tap();
    await page.getByRole('button', { name: 'Less: Volume', exact: true }).tap();
    await page.getByLabel('Colour', { exact: true }).fill('#101010');
    await page.getByLabel('Time zone', { exact: true }).selectOption('Asia/Seoul');
    await save(page, 'Save');
    await expect(problem).toBeVisible();
    await picture(page, info.outputPath('settings-en.png'));
    await page.getByLabel('Colour', { exact: true }).fill('#fde68a');
    await page.getByLabel('Name for guests', { exact: true }).fill('Hall en');
    await save(page, 'Save');
    await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
    expect(JSON.parse(readFileSync(file, 'utf8')).timeZone).toBe('Asia/Seoul');
    await page.getByRole('button', { name: 'To the entrance' }).tap();
    await expect(page.getByText('Hall en', { exact: true })).toBeVisible();
    await picture(page, info.outputPath('settings-idle-en.png'));
  } finally {
    // The door is the next test's too.
    writeFileSync(file, before);
  }
});
