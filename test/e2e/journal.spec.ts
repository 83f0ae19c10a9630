import { expect, type Page } from '@playwright/test';
import { test as doorTest, expectAccessible, expectScreen, managerPin, must, show } from './door.ts';
import { fillJournal, newEntryRow } from './filled-journal.ts';

const rows = 2_500;
const steward = { name: '박안내', pin: '2468' };
const manager = { name: '김관리', pin: managerPin };

/** A door whose journal is long already. */
const test = doorTest.extend<object, { long: { readonly refused: number; readonly entry: number } }>({
  long: [
    async ({ door }, use) => {
      await must(door.profile, 'staff', 'add', '--name', steward.name, '--pin', steward.pin);
      const entry = await newEntryRow(door.profile);
      await use({ refused: fillJournal(door.profile, rows), entry });
    },
    { scope: 'worker', auto: true },
  ],
});

async function openJournal(page: Page, { name, pin } = manager): Promise<void> {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await page.getByRole('button', { name }).tap();
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '기록', exact: true }).tap();
  await expect(page.locator('[data-row]').first()).toBeVisible();
}

async function scrollBy(page: Page, pixels: number): Promise<void> {
  await page.locator('.journal-scroller').evaluate((list, by) => list.scrollBy(0, by), pixels);
}

test('thousands of rows are scrolled to the first, and no more are drawn than the screen needs', async ({
  entrance: page,
}) => {
  await openJournal(page);
  await page.getByRole('button', { name: '전체 기간' }).tap();
  await expect(page.locator('.count')).toHaveText(/^2,5\d\d건$/);
  const end = page.getByText('기록의 처음입니다.').or(page.getByText('조건에 맞는 기록은 여기까지입니다.'));
  await expect(async () => {
    await scrollBy(page, 1_000_000);
    await expect(end).toBeVisible({ timeout: 50 });
  }).toPass({ intervals: [20] });
  await scrollBy(page, 1_000_000);
  await expect(page.locator('[data-row]').last()).toBeVisible();
  expect(await page.locator('[data-row]').count()).toBeLessThan(70);
});

test('what is looked for is found, counted and cleared by touch', { tag: '@shapes' }, async ({
  entrance: page,
  long,
}) => {
  await openJournal(page);
  await page.getByRole('button', { name: '전체 기간' }).tap();
  await page.getByLabel('사유', { exact: true }).selectOption('유효 기간이 지남');
  await expect(page.locator('.count')).toHaveText(`${long.refused}건`);
  await expect(page.locator('[data-row]').first()).toContainText('유효 기간이 지남');
  await page.getByLabel('결정', { exact: true }).selectOption('입장');
  await expect(page.getByText('조건에 맞는 기록이 없습니다.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '조건 지우기' }).tap();
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await expect(page.getByLabel('사유', { exact: true })).toHaveValue('');
});

test('a guest who comes while staff read further down moves nothing, and is offered', async ({
  entrance: page,
  door,
}) => {
  await openJournal(page);
  await page.getByRole('button', { name: '전체 기간' }).tap();
  await expect(page.locator('[data-row]').first()).toBeVisible();
  show(door, door.pass());
  await expect(page.locator('.strip.admit')).toBeVisible();
  const newest = Number(await page.locator('[data-row]').first().getAttribute('data-row'));
  await scrollBy(page, 3_000);
  const row = page.locator('[data-row]').nth(12);
  const seq = await row.getAttribute('data-row');
  const read = page.locator(`[data-row="${seq}"]`);
  const before = await read.boundingBox();
  show(door, door.pass());
  await expect(page.getByRole('button', { name: '새 기록 1건 보기' })).toBeVisible();
  expect(await read.boundingBox()).toEqual(before);
  await page.getByRole('button', { name: '새 기록 1건 보기' }).tap();
  const top = page.locator('[data-row]').first();
  await expect.poll(async () => Number(await top.getAttribute('data-row'))).toBeGreaterThan(newest);
  await expect(top).toBeInViewport();
  await expect(page.locator('.new-rows button')).toHaveCount(0);
});

test('a steward leaves the sealed fields of others to those in charge, who are written down', async ({
  entrance: page,
  long,
}) => {
  await openJournal(page, steward);
  await page.getByRole('button', { name: '전체 기간' }).tap();
  await page.getByLabel('구분', { exact: true }).selectOption('수기');
  await page.locator(`[data-row="${long.entry}"]`).tap();
  await expect(page.getByText('책임자나 관리자만 열 수 있고')).toBeVisible();
  await expect(page.getByRole('button', { name: '개인 정보 열기' })).toHaveCount(0);
  await page.getByRole('button', { name: '잠그기' }).tap();
  await page.getByRole('button', { name: manager.name }).tap();
  await page.keyboard.type(manager.pin);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '개인 정보 열기' }).tap();
  await expect(page.locator('.opened')).toContainText('010-1234-5678');
  await page.getByRole('button', { name: '닫기' }).tap();
  await page.locator(`[data-row="${long.entry}"]`).tap();
  await expect(page.locator('.related')).toContainText('개인 정보 열람');
  await expect(page.locator('.related')).toContainText(manager.name);
  await expectAccessible(page);
});
