import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible, expectScreen, managerPin, show, test } from './door.ts';
import { picture } from './picture.ts';

test('a manager imports a list; its guests are found by initials, let in with one touch, taken back, let in again', async ({
  entrance: page,
  door,
}, info) => {
  const folder = join(door.profile, 'guests');
  mkdirSync(folder);
  const csv = (...lines: readonly string[]) => ['id,name,company,code', ...lines, ''].join('\n');
  writeFileSync(
    join(folder, '개막 공연.csv'),
    csv('1,김철수,한빛,GALA-1', '2,김지우,,', '3,Anna Berg,,GALA-3'),
  );
  writeFileSync(join(folder, '틀린 파일.csv'), csv('1,,,'));
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await page.locator('.pin-keys').waitFor();
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '초대 명단' }).tap();
  await page.getByRole('button', { name: '명단 가져오기' }).tap();
  await page.locator('.files button', { hasText: '틀린 파일' }).tap();
  await expect(page.locator('.file-problems')).toContainText('2번째 줄 · 이름');
  await page.getByRole('button', { name: '다른 파일 고르기' }).tap();
  const file = page.locator('.files button', { hasText: '개막 공연' });
  await file.tap();
  await expect(page.locator('.file-preview')).toContainText('Anna Berg');
  await picture(page, info.outputPath('import-ko.png'));
  await expectAccessible(page);
  await page.getByRole('button', { name: '3명 가져오기' }).tap();
  await expect(page.locator('[data-list="개막 공연"]')).toContainText('3명');
  // Another time it takes a second look.
  await page.getByRole('button', { name: '닫기' }).tap();
  await page.getByRole('button', { name: '명단 가져오기' }).tap();
  await file.tap();
  await page.getByRole('button', { name: '3명 가져오기' }).tap();
  await expect(page.getByRole('alertdialog')).toContainText('새 명단으로 바꿀까요?');
  await page.getByRole('button', { name: '그만두기' }).tap();

  for (const key of ['ㄱ', 'ㅈ']) await page.locator('.keys').getByText(key, { exact: true }).tap();
  const guest = page.locator('.guest');
  await expect(guest).toHaveCount(1);
  await page.getByRole('button', { name: '입장: 김지우' }).tap();
  const done = page.locator('.checked-in').first();
  await expect(done).toContainText('김지우 님 입장');
  await expect(page.getByLabel('손님 찾기')).toHaveValue('');
  await done.getByRole('button').tap();
  await expect(done).toContainText('취소');

  await page.getByLabel('손님 찾기').fill('김');
  await expect(guest).toHaveCount(2);
  await expect(page.locator('.guest[data-inside=true]')).toHaveCount(0);
  await page.getByRole('button', { name: '일행과 함께: 김철수' }).tap();
  await picture(page, info.outputPath('guests-ko.png'));
  await expectAccessible(page);
  await page.getByRole('button', { name: '4명' }).tap();
  await expect(page.locator('.checked-in').first()).toContainText('김철수 님 외 3명 입장');
  // Hands on keys: Enter goes on to whoever was found.
  await page.getByLabel('손님 찾기').fill('철수');
  await expect(guest).toContainText('4명 안에 있음');
  await page.getByLabel('손님 찾기').press('Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '일행이 뒤따라 옴' }).tap();
  await expect(page.locator('.checked-in').first()).toContainText('김철수 님 입장');

  show(door, 'GALA-3');
  await expect(page.locator('[data-scanned]')).toContainText('Anna Berg');
  await page.getByRole('button', { name: 'English' }).tap();
  await page.getByLabel('Find a guest').fill('zzz');
  await expect(page.locator('.guest-none')).toContainText('No guest fits “zzz”.');
  await picture(page, info.outputPath('guests-none-en.png'));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Lock', exact: true }).tap();
  await expectScreen(page, 'locked');
  expect(await page.content()).not.toMatch(/김철수|Anna Berg|zzz/);
});
