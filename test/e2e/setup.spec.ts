import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectInsideScreen, expectScreen } from './door.ts';
import { KioskProcess, temporaryProfile } from './kiosk-process.ts';

async function firstRun(work: (address: string) => Promise<void>): Promise<void> {
  const { profile, remove } = temporaryProfile();
  const kiosk = await KioskProcess.start('start', '--headless', '--profile', profile);
  try {
    await work(kiosk.address);
  } finally {
    await kiosk.stop();
    remove();
  }
}

/** Taps keys of the screen's own keyboard, by what they show. */
async function tap(page: Page, keys: string): Promise<void> {
  for (const key of keys) {
    const name = key === ' ' ? '띄어쓰기' : key;
    await page.locator('.setup-keys').getByRole('button', { name, exact: true }).tap();
  }
}

test('a kiosk is set up by touch alone, in Korean', { tag: '@shapes' }, async ({ page }) => {
  await firstRun(async (address) => {
    await page.goto(address);
    await expectScreen(page, 'setup');
    await expectAccessible(page);
    await tap(page, 'ㅎㅏㄴㅂㅣㅊ ㅎㅗㄹ');
    await expect(page.getByLabel('장소 이름')).toHaveValue('한빛 홀');
    await page.getByLabel('입구 이름').tap();
    await tap(page, '1ㅊㅡㅇ');
    await page.getByLabel('관리자 이름').tap();
    await tap(page, 'ㄱㅣㅁ');
    await page.getByLabel('관리자 PIN').tap();
    await tap(page, '135790');
    await page.getByLabel('PIN 다시 입력').tap();
    await tap(page, '135790');
    await expectAccessible(page);
    await expectInsideScreen(page);
    await page.getByRole('button', { name: '시작하기' }).tap();
    await expectScreen(page, 'idle');
    await expect(page.getByText('한빛 홀')).toBeVisible();
    await expect(page.getByText('1층')).toBeVisible();
  });
});

test('each field says what is wrong with it, in the language that was chosen', { tag: '@shapes' }, async ({
  page,
}) => {
  await firstRun(async (address) => {
    await page.goto(address);
    await page.getByRole('button', { name: 'English' }).tap();
    await page.getByRole('button', { name: 'Start' }).tap();
    await expect(page.getByLabel('Venue')).toBeFocused();
    await expect(page.getByText('Please fill this in')).toHaveCount(3);
    await expect(page.getByText('A PIN has 4 to 12 digits')).toBeVisible();
    await expectAccessible(page);
    await expectInsideScreen(page);
    await page.getByLabel('Venue').fill('Hall');
    await page.getByLabel('Gate').fill('Door');
    await page.getByLabel('Name of the manager').fill('Kim');
    await page.getByLabel("The manager's PIN").fill('2468');
    await page.getByLabel('PIN once more').fill('2469');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The two PINs differ')).toBeVisible();
    await expect(page.getByLabel('PIN once more')).toBeFocused();
    await page.getByLabel('PIN once more').fill('2468');
    await page.keyboard.press('Enter');
    await expectScreen(page, 'idle');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Show your/);
  });
});
