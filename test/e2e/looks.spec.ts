import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { expectScreen, expectVerdict, managerPin } from './door.ts';
import { faultsOf, shapes, tabbedTo } from './looks.ts';
import { expectAsBefore, tellIfNotCompared } from './references.ts';
import { type StillDoor, test } from './still-door.ts';

const languages = ['ko', 'en'] as const;
/** The pages of the desk, in the rail's order, and what is there once all that it shows is. */
const pages = [
  ['entry', '.picks .pick'],
  ['guests', '.keys button'],
  ['settle', '.settle-list button'],
  ['journal', '[data-row]'],
  ['status', '[data-card=outages] li'],
  ['reports', '.recharts-bar-rectangle'],
  ['shift', '[data-card=to-do] [data-waiting]'],
  ['trust', '[data-calendar] li'],
  ['scanners', '[data-scanner-state=open]'],
  ['people', '.accounts button'],
  ['settings', '[data-card=transfer]'],
] as const;
const part = readFileSync(
  join(import.meta.dirname, '..', 'vectors', 'shc', 'examples', 'example-02-f-qr-code-numeric-value-0.txt'),
  'utf8',
).trim();

// Some ninety pictures, of which each takes a good part of a second on a machine that has other things to do.
test.describe.configure({ mode: 'parallel', timeout: 240_000 });
test.beforeEach(tellIfNotCompared);

/** What is wrong with the screen that is shown, upright and lying: first as it is, for a turn draws all of it anew. */
async function inBothShapes(page: Page, place: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const width = page.viewportSize()?.width;
  const order = shapes.toSorted(
    (one, other) => Number(other.size.width === width) - Number(one.size.width === width),
  );
  for (const shape of order) {
    faults.push(...(await faultsOf(page, place, shape)));
    await expectAsBefore(page, `${place}-${shape.name}`);
  }
  return faults;
}

async function walkEntrance(page: Page, door: StillDoor, language: 'ko' | 'en') {
  const { line } = door;
  const faults: string[] = [];
  const look = async (name: string) => {
    faults.push(...(await inBothShapes(page, `${name}-${language}`)));
  };
  const begin = async () => {
    await page.goto(door.address);
    await expectScreen(page, 'idle');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).tap();
  };
  await begin();
  await look('idle');
  const verdicts = [
    ['admit', 'ok', door.passes.good()],
    ['refuse', 'expired', door.passes.expired()],
    ['review', 'issuer-unknown', door.passes.stranger()],
  ] as const;
  for (const [decision, reason, code] of verdicts) {
    door.show(`${code}\r`);
    await expectVerdict(page, decision, reason);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    await expect(page.locator('[aria-live=assertive]')).toContainText(`${heading}. `);
    await look(decision);
  }
  door.show(`${part}\r`);
  await expect(page.locator('[data-part]')).toBeVisible();
  await look('part');
  line.readsOn = true;
  door.show(door.passes.good().slice(0, 80));
  await expect(page.locator('.frame.busy')).toBeVisible();
  await look('reading');
  line.readsOn = false;
  line.mode = '"mode":"out-of-order","fault":{"code":"J-1","detail":"x"}';
  await page.goto(door.address);
  await expectScreen(page, 'out-of-order');
  if (language === 'en') await page.getByRole('button', { name: 'English' }).tap();
  await look('out-of-order');
  line.mode = '"mode":"open","rehearsal":{"since":0,"cable":"pulled"}';
  await begin();
  await look('rehearsal');
  line.mode = '"mode":"open"';
  await begin();
  line.cut();
  await expectScreen(page, 'out-of-order');
  await look('no-connection');
  line.mend();
  return faults;
}

test('every screen of the entrance can be read and touched, upright and lying, in Korean and English', async ({
  still: page,
  door,
}) => {
  const { line } = door;
  for (const language of languages) {
    expect.soft(await walkEntrance(page, door, language)).toEqual([]);
  }
  line.mode = '"mode":"setup"';
  await page.goto(door.address);
  await expectScreen(page, 'setup');
  expect.soft(await inBothShapes(page, 'setup-ko')).toEqual([]);
  await page.getByRole('button', { name: 'English' }).tap();
  expect.soft(await inBothShapes(page, 'setup-en')).toEqual([]);
});

test('every page of the desk can be read and touched, upright and lying, in Korean and English', async ({
  still: page,
  door,
}) => {
  await page.goto(door.address);
  await expectScreen(page, 'idle');
  door.show(`${door.passes.stranger()}\r`);
  await expectVerdict(page, 'review', 'issuer-unknown');
  const faults: string[] = [];
  const look = async (name: string) => {
    faults.push(...(await inBothShapes(page, `${name}-ko`)));
    await page.locator('button[lang=en]').dispatchEvent('click');
    faults.push(...(await inBothShapes(page, `${name}-en`)));
    await page.locator('button[lang=ko]').dispatchEvent('click');
  };
  await page.getByRole('button', { name: '닫기' }).tap();
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await expectScreen(page, 'locked');
  await look('lock');
  await page.getByRole('button', { name: '김관리' }).tap();
  await expect(page.locator('.pin-keys')).toBeVisible();
  await look('pin');
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
  const buttons = page.locator('.rail nav button');
  await expect(buttons).toHaveCount(pages.length);
  const names = await buttons.allTextContents();
  for (const [place, [name, landmark]] of pages.entries()) {
    await buttons.nth(place).tap();
    await expect(page.locator('.page h1')).toHaveText(String(names[place]));
    await expect(page.locator(landmark).first()).toBeAttached();
    await look(`desk-${name}`);
  }
  expect(faults).toEqual([]);

  const ways = await page.locator('.me-keys button').allTextContents();
  const orders = { portrait: [...ways, ...names], landscape: [...names, ...ways] };
  for (const { name, size } of shapes) {
    const order = orders[name];
    await page.setViewportSize(size);
    expect(await tabbedTo(page, String(order[0]), order.length), name).toEqual(order);
  }
});
