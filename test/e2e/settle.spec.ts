import { expect } from '@playwright/test';
import { expectAccessible, expectScreen, expectVerdict, managerPin, show, test } from './door.ts';
import { picture } from './picture.ts';

test('a refusal is opened at the desk, overridden with a PIN, and taken back', async ({
  entrance: page,
  door,
}, info) => {
  show(door, door.expired());
  await expectVerdict(page, 'refuse', 'expired');
  show(door, door.stranger());
  await expectVerdict(page, 'review', 'issuer-unknown');
  await page.getByRole('button', { name: '닫기' }).tap();
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '다시 살피기' }).tap();
  const list = page.locator('.settle-list');
  await expect(list.locator('button').first()).toContainText('신뢰 저장소에 없는 발급 기관');
  await list.locator('button', { hasText: '유효 기간이 지남' }).first().tap();
  await expect(page.locator('.settle-how')).toContainText('갱신한 패스');
  await expectAccessible(page);
  await picture(page, info.outputPath('settle-ko.png'));
  await page.getByRole('button', { name: 'English' }).tap();
  await expect(page.locator('.settle-how')).toContainText('renewed pass');

  await page.getByRole('button', { name: 'Let in all the same' }).tap();
  await page.getByRole('button', { name: 'On to the PIN' }).tap();
  await expect(page.getByText('It takes somebody who answers for it')).toBeVisible();
  await page.getByRole('button', { name: 'Other evidence seen' }).tap();
  await picture(page, info.outputPath('override-reason.png'));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'On to the PIN' }).tap();
  await page.keyboard.type(managerPin);
  await expect(page.locator('.override .pin-keys')).toBeInViewport({ ratio: 1 });
  await picture(page, info.outputPath('override-pin.png'));
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-override]')).toBeVisible();
  // The PIN pad is gone, and the keyboard still knows where it was.
  await expect(page.locator('.settle-details :focus, .settle-details:focus')).toHaveCount(1);
  await expect(list.locator('[data-settled=true]')).toContainText('Settled in row');
  await picture(page, info.outputPath('override-done.png'));
  await page.getByRole('button', { name: /^Take this override back/ }).tap();
  await expect(list.locator('[data-settled=true]')).toHaveCount(0);

  // By hand it takes somebody in charge as well, and what was written is kept until then.
  await page.getByRole('button', { name: 'Close' }).tap();
  await list.locator('button', { hasText: 'Expired' }).first().tap();
  await page.locator('.settle-details').getByRole('button', { name: 'Record by hand' }).tap();
  await page.getByLabel(/^Region/).fill('서울특별시 종로구');
  await page.getByLabel(/^Telephone/).fill('01012345678');
  await page.getByLabel('Paper certificate').check();
  await page.getByRole('button', { name: 'Record and admit' }).tap();
  await expect(page.getByText('A scan refused this guest.')).toBeVisible();
  await picture(page, info.outputPath('by-hand-reason.png'));
  await page.getByRole('button', { name: 'Other evidence seen' }).tap();
  await page.getByRole('button', { name: 'On to the PIN' }).tap();
  await page.keyboard.type(managerPin);
  await picture(page, info.outputPath('by-hand-pin.png'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Recorded and admitted')).toBeVisible();
});
