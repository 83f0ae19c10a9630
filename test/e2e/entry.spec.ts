import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectScreen, managerPin, test } from './door.ts';
import { picture } from './picture.ts';

async function openEntry(page: Page): Promise<void> {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  await expectScreen(page, 'manual-entry');
}

test('an entry is counted: 15 touches for the first guest, 13 for the next of the same district', async ({
  entrance: page,
}, info) => {
  await openEntry(page);
  const dock = page.locator('#entry-dock');
  let touches = 0;
  const touch = async (name: string, within: Page | typeof dock = page) => {
    await within.getByRole('button', { name, exact: true }).tap();
    touches += 1;
  };
  const guest = async (number: string) => {
    for (const digit of number) await touch(digit, dock);
    await page.getByLabel('종이 증명서').tap();
    touches += 1;
    await touch('기록하고 입장');
    await expect(page.getByText('기록하고 입장했습니다')).toBeVisible();
  };
  await touch('서울', dock);
  await touch('종로구', dock);
  await guest('01012345678');
  expect(touches).toBe(15);
  await page.getByRole('button', { name: '다음 손님 기록' }).tap();
  touches = 0;
  await guest('01087654321');
  expect(touches).toBe(13);

  await page.getByRole('button', { name: '다음 손님 기록' }).tap();
  for (const digit of '01012345678') await touch(digit, dock);
  const hint = page.locator('.former-notice');
  await expect(hint).toContainText('같은 날 이미 기록된 분일 수 있습니다');
  await expectAccessible(page);
  await picture(page, info.outputPath('former-ko.png'));
  await page.getByRole('button', { name: 'English' }).tap();
  await picture(page, info.outputPath('former-en.png'));
  const seq = Number(await hint.getAttribute('data-former'));
  await hint.getByRole('button', { name: `Open row ${seq}` }).tap();
  await expect(page.locator(`[data-details="${seq}"]`)).toBeVisible();
  await page.getByRole('button', { name: 'Manual entry', exact: true }).tap();
  await expect(page.getByLabel(/^Telephone/)).toHaveValue('010-1234-5678');
  await hint.getByRole('button', { name: 'Go on all the same' }).tap();
  await expect(hint).toBeHidden();
});
