import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { expectAccessible, expectScreen, expectVerdict, managerPin, must, show, test } from './door.ts';

const pinPad = '.pin-keys';

test('somebody in charge lifts the limits of age by touch, and the next guest gets in', {
  tag: '@shapes',
}, async ({ entrance: page, door }) => {
  const file = join(door.profile, 'brief.json');
  const moment = { softSeconds: 1, hardSeconds: 1 };
  writeFileSync(file, JSON.stringify({ name: 'brief', limits: { keys: moment, revocations: moment } }));
  await must(door.profile, 'trust', 'policy', 'put', file);
  const settingsFile = join(door.profile, 'settings.json');
  const before = readFileSync(settingsFile, 'utf8');
  writeFileSync(settingsFile, JSON.stringify({ ...JSON.parse(before), policy: 'brief' }));
  try {
    await page.getByRole('button', { name: '직원', exact: true }).tap();
    for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
    await page.locator(`${pinPad} .go`).tap();
    await expectScreen(page, 'desk');
    await page.getByRole('button', { name: '현황' }).tap();
    await page.getByRole('button', { name: '한도 풀기' }).tap();
    await page.getByRole('button', { name: '4시간', exact: true }).tap();
    await page.getByRole('button', { name: '발급 기관에 전화로 확인함' }).tap();
    await page.locator('[data-limits]').scrollIntoViewIfNeeded();
    await expectAccessible(page);
    for (const digit of managerPin)
      await page.locator(pinPad).getByRole('button', { name: digit, exact: true }).tap();
    await page.locator(`${pinPad} .go`).tap();
    await expect(page.locator('[data-limits=overridden]')).toBeVisible();
    await page.getByRole('button', { name: '입구 화면으로' }).tap();
    show(door, door.pass());
    await expectVerdict(page, 'admit', 'ok');
  } finally {
    writeFileSync(settingsFile, before);
  }
});
