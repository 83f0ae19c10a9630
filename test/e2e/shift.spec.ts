import { expect, test } from '@playwright/test';
import { expectAccessible, expectScreen, managerPin, must, openDoor, show } from './door.ts';
import { picture } from './picture.ts';

const next = { name: '이안내', pin: '864209' };

test('a shift goes to the next at the same screen, with a note and by their own PIN', async ({
  page,
}, info) => {
  // A door of its own: what waits here is what this shift left.
  const { door, close } = await openDoor();
  await must(door.profile, ...['staff', 'add', '--name', next.name, '--role', 'steward', '--pin', next.pin]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await page.getByRole('button', { name: '김관리' }).tap();
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
  show(door, door.stranger());
  await expect(page.locator('.strip[data-decision=review]')).toBeVisible();

  await page.getByRole('button', { name: '근무 교대' }).tap();
  await expect(page.getByRole('heading', { name: '김관리 님의 근무' })).toBeVisible();
  await expect(page.locator('[data-card=to-do] [data-waiting]')).toContainText(
    '신뢰 저장소에 없는 발급 기관',
  );
  await picture(page, info.outputPath('shift-ko.png'));
  await expectAccessible(page);

  await page.locator('[data-card=hand-over]').getByRole('button', { name: '교대하기' }).tap();
  await page.locator('#shift-note').fill('김하나 님이 우산을 찾으러 다시 오십니다.');
  await page.getByRole('button', { name: '내용 확인하고 PIN 누르기' }).tap();
  await expect(page.getByText('이어받을 사람을 골라 주세요.')).toBeVisible();
  await picture(page, info.outputPath('shift-note-ko.png'));
  await expectAccessible(page);
  // A look at what waits loses nothing.
  await page.locator('[data-waiting]').getByRole('button').first().tap();
  await expect(page.locator('.settle-details')).toBeVisible();
  await page.getByRole('button', { name: '근무 교대' }).tap();
  await page.locator('[data-card=hand-over]').getByRole('button', { name: '교대하기' }).tap();
  await expect(page.locator('#shift-note')).toHaveValue(/우산/);

  await page.getByRole('button', { name: 'English' }).tap();
  await page.getByRole('button', { name: next.name }).tap();
  await page.getByRole('button', { name: 'On to their PIN' }).tap();
  await expect(page.locator('.take-over')).toContainText('우산');
  await page.keyboard.type('111111');
  await page.keyboard.press('Enter');
  await expect(page.locator('.take-over')).toContainText(/Try again in|That is not the PIN/);
  await expect(page.locator('.pin-keys')).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await expect(page.locator('.pin-keys button').first()).toBeEnabled();
  await picture(page, info.outputPath('shift-pin-en.png'));
  for (const digit of next.pin)
    await page.locator('.pin-keys').getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();

  await expect(page.getByRole('heading', { name: `Shift of ${next.name}` })).toBeVisible();
  await expect(page.locator('.me b')).toHaveText(next.name);
  await expect(page.getByText(/Taken over from 김관리/)).toBeVisible();
  expect(await page.content()).not.toContain('우산');
  await page.locator('.shift-head').getByRole('button', { name: 'Open the note' }).tap();
  await expect(page.locator('.shift-head')).toContainText('우산');
  await page.locator('[data-hand-over] .earlier').tap();
  await expect(page.locator('[data-hand-over] [data-figure=reviewed]')).toContainText('1');
  await picture(page, info.outputPath('shift-taken-en.png'), true);
  await page.locator('[data-hand-over]').scrollIntoViewIfNeeded();
  await picture(page, info.outputPath('shift-earlier-en.png'));
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.shift-head')).not.toContainText('우산', { useInnerText: true });
  await picture(page, info.outputPath('shift-print-en.png'));
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'End without a successor' }).tap();
  await picture(page, info.outputPath('shift-end-en.png'));
  await page.getByRole('button', { name: 'End the shift', exact: true }).tap();
  await expectScreen(page, 'locked');
  await close();
});
