import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible, expectScreen, managerPin, must, show, test } from './door.ts';

test('a guest of a list is found by initials, let in with one touch, taken back, and let in again with others', async ({
  entrance: page,
  door,
}, info) => {
  const list = join(door.profile, 'gala.csv');
  writeFileSync(list, 'id,name,company,code\n1,김철수,한빛,GALA-1\n2,김지우,,\n3,Anna Berg,,GALA-3\n');
  await must(door.profile, 'guests', 'import', list, '--list', '개막 공연', '--until', '2999-12-31');
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await page.locator('.pin-keys').waitFor();
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '초대 명단' }).tap();
  await expect(page.locator('[data-list="개막 공연"]')).toContainText('3명');

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
  await page.screenshot({ path: info.outputPath('guests-ko.png') });
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
  await page.screenshot({ path: info.outputPath('guests-none-en.png') });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Lock', exact: true }).tap();
  await expectScreen(page, 'locked');
  expect(await page.content()).not.toMatch(/김철수|Anna Berg|zzz/);
});
