import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import {
  type Door,
  expectAccessible,
  expectInsideScreen,
  expectScreen,
  expectVerdict,
  openDoor,
  show,
  test,
} from './door.ts';
import { pressKeys, wedge } from './press-keys.ts';

const vectors = join(import.meta.dirname, '..', 'vectors', 'shc', 'examples');
const partOf = (place: number) =>
  readFileSync(join(vectors, `example-02-f-qr-code-numeric-value-${place}.txt`), 'utf8').trim();

const outcomes = [
  { name: 'a good pass', code: (door: Door) => door.pass(), decision: 'admit', reason: 'ok' },
  {
    name: 'an expired pass',
    code: (door: Door) => door.expired(),
    decision: 'refuse',
    reason: 'expired',
  },
  {
    name: 'a forged pass',
    code: (door: Door) => door.forged(),
    decision: 'refuse',
    reason: 'signature-invalid',
  },
  {
    name: 'a pass of an issuer that is not known here',
    code: (door: Door) => door.stranger(),
    decision: 'review',
    reason: 'issuer-unknown',
  },
];

const words = {
  ko: { admit: '입장', refuse: '입장 불가', review: '직원 확인' },
  en: { admit: 'Come in', refuse: 'No entry', review: 'Staff will look' },
} as const;

test('waits with one sentence, and says how it does', { tag: '@shapes' }, async ({ entrance }) => {
  await expect(entrance.getByRole('heading', { level: 1 })).toHaveText(/QR 코드를/);
  await expect(entrance.getByText('한빛 아트홀')).toBeVisible();
  await expect(entrance.locator('html')).toHaveAttribute('data-network', 'online');
  for (const chip of ['network', 'keys', 'revocations', 'scanner', 'inside']) {
    await expect(entrance.locator(`[data-chip=${chip}]`)).toHaveClass(/good/);
  }
  await expectAccessible(entrance);
  await expectInsideScreen(entrance);
});

for (const language of ['ko', 'en'] as const) {
  for (const { name, code, decision, reason } of outcomes) {
    test(`answers ${name} on the serial scanner with ${decision}, in ${language}`, {
      tag: language === 'ko' ? '@shapes' : [],
    }, async ({ entrance, door }) => {
      if (language === 'en') await entrance.getByRole('button', { name: 'English' }).tap();
      show(door, code(door));
      await expectVerdict(entrance, decision, reason);
      const word = words[language][decision as 'admit'];
      await expect(entrance.getByRole('heading', { level: 1 })).toHaveText(word);
      await expect(entrance.getByRole('status')).toContainText(`${word}. `);
      await expectAccessible(entrance);
      await expectInsideScreen(entrance);
    });
  }
}

for (const { name, code, decision, reason } of outcomes) {
  test(`answers ${name} from a scanner that types, and presses no button by it`, async ({
    entrance,
    door,
  }) => {
    await entrance.getByRole('button', { name: 'English' }).focus();
    await wedge(entrance, code(door));
    await expectVerdict(entrance, decision, reason);
    await expect(entrance.locator('html')).toHaveAttribute('lang', 'ko');
  });
}

test('shows the same code again as it was, and then says that it is inside', async ({ entrance, door }) => {
  const code = door.pass();
  show(door, code);
  await expectVerdict(entrance, 'admit', 'ok');
  show(door, code);
  await expect(entrance.getByText('방금 확인한 코드입니다')).toBeVisible();
  await expectVerdict(entrance, 'admit', 'ok');
  await expectScreen(entrance, 'idle');
  show(door, code);
  await expectVerdict(entrance, 'refuse', 'already-inside');
  await expect(entrance.getByText('1층 정문')).toBeVisible();
});

test('goes back to idle when the time is over, as long as the policy says', async ({ entrance, door }) => {
  show(door, door.pass());
  await expectVerdict(entrance, 'admit', 'ok');
  const shownAt = Date.now();
  await expectScreen(entrance, 'idle');
  expect(Date.now() - shownAt).toBeLessThan(6_000);
});

test('shows the next guest at once', async ({ entrance, door }) => {
  show(door, door.expired());
  await expectVerdict(entrance, 'refuse', 'expired');
  show(door, door.pass());
  await expectVerdict(entrance, 'admit', 'ok');
});

test('marks each verdict once it is painted, repeats too', async ({ entrance, door }) => {
  const code = door.pass();
  const marks = () => entrance.evaluate(() => performance.getEntriesByName('munjigi:verdict').length);
  show(door, code);
  await expect.poll(marks).toBe(1);
  show(door, code);
  await expect.poll(marks).toBe(2);
});

/** The reading screen may be gone after a quarter of a second: whoever wants to see it looks out for it beforehand. */
async function lookOutForReading(entrance: Page): Promise<() => Promise<void>> {
  await entrance.evaluate(() => {
    const root = document.documentElement;
    const observer = new MutationObserver(() => {
      const heading = document.querySelector('h1')?.textContent;
      if (root.dataset.screen !== 'reading' || heading !== '읽는 중입니다') return;
      observer.disconnect();
      root.dataset.sawReading = 'yes';
    });
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return () => expect(entrance.locator('html')).toHaveAttribute('data-saw-reading', 'yes');
}

test('says that it reads a long code, and is idle again if the rest never comes', async ({
  entrance,
  door,
}) => {
  const seen = await lookOutForReading(entrance);
  door.scanner.write(door.pass().slice(0, 80));
  await seen();
  await expectScreen(entrance, 'idle');
});

test('says that it reads while a scanner types', async ({ entrance, door }) => {
  const seen = await lookOutForReading(entrance);
  await pressKeys(entrance, door.pass().slice(0, 60));
  await seen();
  await expectScreen(entrance, 'idle');
});

test('asks for the next code of a pass that comes in three', { tag: '@shapes' }, async ({
  entrance,
  door,
}) => {
  show(door, partOf(1));
  await expect(entrance.locator('[data-part="1/3"]')).toBeVisible();
  await expect(entrance.getByText('3개 중 1개를 읽었습니다').first()).toBeVisible();
  await expectAccessible(entrance);
  show(door, partOf(0));
  await expect(entrance.locator('[data-part="2/3"]')).toBeVisible();
  show(door, partOf(2));
  await expectVerdict(entrance, 'review', 'issuer-unknown');
});

test('a review leads staff to their PIN, and closes for the next guest', { tag: '@shapes' }, async ({
  entrance,
  door,
}) => {
  show(door, door.stranger());
  await expectVerdict(entrance, 'review', 'issuer-unknown');
  await entrance.getByRole('button', { name: '닫기' }).tap();
  await expectScreen(entrance, 'idle');
  show(door, door.stranger());
  await expectVerdict(entrance, 'review', 'issuer-unknown');
  await entrance.getByRole('button', { name: '직원이 수기로 기록' }).tap();
  await expectScreen(entrance, 'locked');
});

test('staff come to their PIN from the idle screen by touch, or with F2', async ({ entrance, door }) => {
  await entrance.getByRole('button', { name: '직원' }).tap();
  await expectScreen(entrance, 'locked');
  await entrance.goto(await door.address());
  await expectScreen(entrance, 'idle');
  await entrance.keyboard.press('F2');
  await expectScreen(entrance, 'locked');
});

test('speaks the language that the guest chose, and says it to the machine too', { tag: '@shapes' }, async ({
  entrance,
}) => {
  await entrance.getByRole('button', { name: 'English' }).tap();
  await expect(entrance.locator('html')).toHaveAttribute('lang', 'en');
  await expect(entrance.getByRole('heading', { level: 1 })).toHaveText(/Show your/);
  await expectAccessible(entrance);
  await expectInsideScreen(entrance);
  await entrance.getByRole('button', { name: '한국어' }).tap();
  await expect(entrance.locator('html')).toHaveAttribute('lang', 'ko');
});

test('says that a scanner was unplugged, and that it is back', async ({ entrance, door }) => {
  await door.scanner.unplug();
  await expect(entrance.locator('[data-chip=scanner]')).toHaveClass(/warn/);
  await expect(entrance.getByText('직원에게 보여 주세요')).toBeVisible();
  await door.scanner.replug();
  await expect(entrance.locator('[data-chip=scanner]')).toHaveClass(/good/);
  show(door, door.pass());
  await expectVerdict(entrance, 'admit', 'ok');
});

test('a network that is down is an amber chip, and passes are still checked', { tag: '@shapes' }, async ({
  entrance,
  door,
}) => {
  await door.issuer.stop();
  const root = entrance.locator('html');
  await expect(root).toHaveAttribute('data-network', 'offline', { timeout: 30_000 });
  await expect(entrance.getByText('네트워크 끊김 · 여기서 계속 확인합니다')).toBeVisible();
  await expectAccessible(entrance);
  await expectInsideScreen(entrance);
  show(door, door.pass());
  await expectVerdict(entrance, 'admit', 'ok');
  await door.issuer.start();
  await expect(root).toHaveAttribute('data-network', 'online', { timeout: 30_000 });
});

test('is out of order while the journal cannot be written, and goes on by itself', async ({ page }) => {
  test.slow();
  const { door, close } = await openDoor();
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  // Another program holds the journal.
  const other = new Database(join(door.profile, 'journal.db'));
  other.exec('BEGIN IMMEDIATE');
  show(door, door.pass());
  await expect(page.locator('[data-decision]')).toHaveAttribute('data-reason', 'internal', {
    timeout: 30_000,
  });
  await expect(page.locator('[data-decision]')).toHaveAttribute('data-decision', 'review');
  await page.getByRole('button', { name: '닫기' }).tap();
  await expectScreen(page, 'out-of-order');
  await expect(page.getByText('J-1')).toBeVisible();
  await expectAccessible(page);
  await expectInsideScreen(page);
  other.exec('ROLLBACK');
  other.close();
  await expect(page.locator('html')).toHaveAttribute('data-screen', 'idle', { timeout: 40_000 });
  await close();
});

test('says that the program behind it is gone, and decides nothing meanwhile', async ({ page }) => {
  const { door, close } = await openDoor();
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  await door.crash();
  await expectScreen(page, 'out-of-order');
  await expect(page.getByText('다시 연결하는 중입니다')).toBeVisible();
  await expectAccessible(page);
  await expectInsideScreen(page);
  await close();
});
