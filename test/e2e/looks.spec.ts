import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type Door, expectScreen, expectVerdict, managerPin, show, test } from './door.ts';
import { faultsOf, shapes, tabbedTo } from './looks.ts';

/** A folder for pictures of every screen, for somebody to look at: `MUNJIGI_LOOKS=DIR`. */
const pictures = process.env.MUNJIGI_LOOKS;
const languages = ['ko', 'en'] as const;
const part = readFileSync(
  join(import.meta.dirname, '..', 'vectors', 'shc', 'examples', 'example-02-f-qr-code-numeric-value-0.txt'),
  'utf8',
).trim();

/** What is wrong with the screen that is shown, upright and lying. */
async function inBothShapes(page: Page, place: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const shape of shapes) {
    faults.push(...(await faultsOf(page, place, shape)));
    const path = join(pictures ?? '', `${place}-${shape.name}.png`);
    if (pictures !== undefined) await page.screenshot({ path });
  }
  return faults;
}

/** The line between the screens and the kiosk, for states that would take long to bring about in earnest. */
interface Line {
  /** In place of `"mode":"open"` in all that the kiosk says of itself. */
  mode: string;
  /** The end of a reading is kept back. */
  readsOn: boolean;
  /** Nobody answers any more. */
  cut: () => void;
  mend: () => void;
}

async function tapLine(page: Page): Promise<Line> {
  const line: Line = { mode: '"mode":"open"', readsOn: false, cut: () => undefined, mend: () => undefined };
  let isCut = false;
  line.mend = () => {
    isCut = false;
  };
  await page.routeWebSocket(/\/rpc$/, (screens) => {
    if (isCut) return void screens.close();
    const kiosk = screens.connectToServer();
    kiosk.onMessage((message) => {
      const text = String(message);
      if (line.readsOn && text.includes('"reading-ended"')) return;
      screens.send(text.replace('"mode":"open"', line.mode));
    });
    line.cut = () => {
      isCut = true;
      void screens.close();
    };
  });
  return line;
}

async function walkEntrance(page: Page, door: Door, line: Line, language: 'ko' | 'en') {
  const faults: string[] = [];
  const look = async (name: string) => {
    faults.push(...(await inBothShapes(page, `${name}-${language}`)));
  };
  const begin = async () => {
    await page.goto(await door.address());
    await expectScreen(page, 'idle');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).tap();
  };
  await begin();
  await look('idle');
  const verdicts = [
    ['admit', 'ok', door.pass()],
    ['refuse', 'expired', door.expired()],
    ['review', 'issuer-unknown', door.stranger()],
  ] as const;
  for (const [decision, reason, code] of verdicts) {
    show(door, code);
    await expectVerdict(page, decision, reason);
    const heading = await page.getByRole('heading', { level: 1 }).textContent();
    await expect(page.locator('[aria-live=assertive]')).toContainText(`${heading}. `);
    await look(decision);
  }
  show(door, part);
  await expect(page.locator('[data-part]')).toBeVisible();
  await look('part');
  line.readsOn = true;
  door.scanner.write(door.pass().slice(0, 80));
  await expect(page.locator('.frame.busy')).toBeVisible();
  await look('reading');
  line.readsOn = false;
  line.mode = '"mode":"out-of-order","fault":{"code":"J-1","detail":"x"}';
  await page.goto(await door.address());
  await expectScreen(page, 'out-of-order');
  if (language === 'en') await page.getByRole('button', { name: 'English' }).tap();
  await look('out-of-order');
  line.mode = '"mode":"open"';
  await begin();
  line.cut();
  await expectScreen(page, 'out-of-order');
  await look('no-connection');
  line.mend();
  return faults;
}

test('every screen of the entrance can be read and touched, upright and lying, in Korean and English', async ({
  page,
  door,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const line = await tapLine(page);
  for (const language of languages) {
    expect.soft(await walkEntrance(page, door, line, language)).toEqual([]);
  }
  line.mode = '"mode":"setup"';
  await page.goto(await door.address());
  await expectScreen(page, 'setup');
  expect.soft(await inBothShapes(page, 'setup-ko')).toEqual([]);
  await page.getByRole('button', { name: 'English' }).tap();
  expect.soft(await inBothShapes(page, 'setup-en')).toEqual([]);
});

test('every page of the desk can be read and touched, upright and lying, in Korean and English', async ({
  page,
  door,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  show(door, door.stranger());
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
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await expectScreen(page, 'desk');
  for (const button of await page.locator('.rail nav button').all()) {
    const name = await button.textContent();
    await button.tap();
    await expect(page.locator('.page h1')).toHaveText(String(name));
    await look(`desk-${name}`);
  }
  expect(faults).toEqual([]);

  const pages = await page.locator('.rail nav button').allTextContents();
  const ways = await page.locator('.me-keys button').allTextContents();
  const orders = { portrait: [...ways, ...pages], landscape: [...pages, ...ways] };
  for (const { name, size } of shapes) {
    const order = orders[name];
    await page.setViewportSize(size);
    expect(await tabbedTo(page, String(order[0]), order.length), name).toEqual(order);
  }
});
