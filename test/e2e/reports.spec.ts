import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test as doorTest, expectAccessible, expectScreen, managerPin, must } from './door.ts';
import { seedDays } from './seed-days.ts';

/** A door that was open yesterday, and a week before that. */
const test = doorTest.extend<object, { busy: undefined }>({
  busy: [
    async ({ door }, use) => {
      seedDays(door.profile);
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
});

async function openYesterday(page: Page): Promise<void> {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '보고서' }).tap();
  await page.getByRole('button', { name: '하루 전' }).tap();
}

test('the report on yesterday is read as a chart and as a table, and beside the week before', async ({
  entrance: page,
}) => {
  await openYesterday(page);
  const figure = (name: string) => page.locator(`[data-figure=${name}]`);
  await expect(figure('arrivals')).toContainText('66건');
  await expect(figure('p99')).toContainText('8ms');
  await expect(figure('network')).toContainText('17분');
  await page.locator('.chart .recharts-bar-rectangle').first().tap();
  await expect(page.locator('.chart-reading')).toContainText('12:00');
  await page.locator('[data-card=arrivals] summary').tap();
  await expect(page.getByRole('rowheader', { name: '12:05' })).toBeVisible();
  await expect(page.locator('[data-table=destroyed]')).toContainText('서명 맞음');
  await expectAccessible(page);
  await page.getByRole('button', { name: '이틀 비교' }).tap();
  await page.getByLabel('비교할 날').selectOption({ index: 8 });
  await expect(page.locator('.line-other')).toBeVisible();
  await expect(figure('arrivals').getByRole('cell')).toHaveText(['66건', '44건', '+22건']);
  await expectAccessible(page);
});

test('leaves the signed journal of yesterday to whoever verifies it, and the journal says who saved it', async ({
  entrance: page,
  door,
}) => {
  await openYesterday(page);
  await page.getByRole('button', { name: '서명된 기록' }).tap();
  await page.locator('[data-card=save]').getByRole('button', { name: '이 키오스크에 저장' }).tap();
  const saved = page.locator('[data-saved]');
  await expect(saved).toContainText('68줄');
  const key = join(door.profile, 'kiosk.jwk');
  writeFileSync(key, await must(door.profile, 'journal', 'key'));
  const file = (await saved.getAttribute('data-saved')) ?? '';
  expect(await must(door.profile, 'journal', 'verify', file, '--key', key)).toContain(
    'The chain holds: 68 rows',
  );
  expect(await must(door.profile, 'journal', 'list', '--limit', '3')).toContain(
    'a signed export of the journal',
  );
});
