import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { withJournal } from '../../main/cli/journal/open-profile-journal.ts';
import { settingsFor } from '../../main/desk/set-up.ts';
import { Issuer } from '../../main/issuer/issuer.ts';
import { IssuerServer } from '../../main/practice/issuer-server.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import { openPty } from '../main/scanners/pty.ts';
import { expectAccessible, expectScreen, expectVerdict, managerPin } from './door.ts';
import { temporaryProfile } from './kiosk-process.ts';
import { picture } from './picture.ts';

const hour = 3_600_000;
const day = 24 * hour;
const venue = '한빛 아트홀';

/** A door whose issuer can be cut off, and whose clock can be moved. */
interface WeekDoor {
  readonly profile: string;
  readonly network: IssuerServer;
  readonly address: string;
  /** Shows a pass that nobody has shown yet. */
  readonly scan: () => void;
  /** Lets time pass, in milliseconds. */
  readonly later: (ms: number) => Promise<void>;
}

/** Sets the door up as it is after its first day online. @returns passes that are good for a month */
async function setUp(profile: string, network: IssuerServer, published: string): Promise<() => string> {
  const clock = { now: Date.now };
  await network.start();
  const origin = `http://127.0.0.1:${network.port}`;
  const issuer = await Issuer.init(profile, { id: origin, name: venue, clock });
  const order = { from: Date.now() - hour, until: Date.now() + 30 * day };
  const passes = [...(await issuer.issueMany(Array.from({ length: 8 }, () => order)))];
  await issuer.publish(published);
  issuer.close();
  const people = { manager: '김관리', pin: managerPin, language: 'ko' } as const;
  new SettingsFile(profile).write(await settingsFor({ venue, gate: '1층 정문', ...people }));
  const trust = TrustStore.open(profile, { clock });
  await trust.importSource(`${origin}/index.json`);
  trust.close();
  return () => {
    const code = passes.pop()?.code;
    if (code === undefined) throw new Error('more passes are needed');
    return code;
  };
}

const test = base.extend<{ door: WeekDoor }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from it
  door: async ({}, use) => {
    const { profile, remove } = temporaryProfile();
    const published = join(profile, 'published');
    const network = new IssuerServer(published, 0);
    const pass = await setUp(profile, network, published);
    const scanner = await openPty();
    const kiosk = fork(join(import.meta.dirname, 'moved-kiosk.ts'), [profile, scanner.path], {
      execArgv: [],
    });
    const [address] = await once(kiosk, 'message');
    const later = async (ms: number) => {
      const moved = once(kiosk, 'message');
      kiosk.send(ms);
      await moved;
    };
    const scan = () => scanner.write(`${pass()}\r`);
    await use({ profile, network, address: String(address), scan, later });
    const ended = once(kiosk, 'exit');
    kiosk.disconnect();
    await ended;
    scanner.close();
    await network.stop();
    remove();
  },
});

/** The newest row of a scan, while the kiosk is at work on its journal. */
async function lastScan(profile: string): Promise<JournalRow | undefined> {
  let rows: readonly JournalRow[] = [];
  await withJournal(profile, ({ journal }) => {
    rows = [...journal.rows()];
  });
  return rows.findLast(({ kind }) => kind === 'scan');
}

async function enterPin(page: Page): Promise<void> {
  const pad = page.locator('.pin-keys');
  for (const digit of managerPin) await pad.getByRole('button', { name: digit, exact: true }).tap();
  await pad.locator('.go').tap();
}

async function openDesk(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await enterPin(page);
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name, exact: true }).tap();
}

async function backToEntrance(page: Page): Promise<void> {
  await page.getByRole('button', { name: '입구 화면으로' }).tap();
}

test('a simulated week without a network: warnings, then staff, then somebody answers for it', async ({
  page,
  door,
}, info) => {
  // Half of it is waiting for verdicts to leave the screen and for the network to be found again.
  test.setTimeout(120_000);
  const chip = page.locator('[data-chip=revocations]');
  const scan = async (decision: string, reason: string) => {
    door.scan();
    await expectVerdict(page, decision, reason);
  };
  const take = (name: string) => picture(page, info.outputPath(`${name}.png`));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(door.address);
  await expectScreen(page, 'idle');

  await test.step('the day before: everything is fresh', async () => {
    await expect(chip).toHaveClass('chip good');
    await scan('admit', 'ok');
    await door.network.stop();
  });

  await test.step('the second day: the list is old, which the entrance and the desk say, and guests get in', async () => {
    await door.later(2 * day);
    await scan('admit', 'ok');
    await expect(chip).toHaveClass('chip warn');
    await openDesk(page, '신뢰 저장소');
    const hard = page.locator('[data-topic=revocations-hard]');
    await expect(hard).toHaveAttribute('data-state', 'warn');
    await hard.scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await take('calendar');
    await page.getByRole('button', { name: '현황', exact: true }).tap();
    await expect(page.locator('[data-check=revocations]')).toHaveAttribute('data-state', 'warn');
    await backToEntrance(page);
  });

  await test.step('the eighth day: staff decide', async () => {
    await door.later(6 * day);
    await scan('review', 'revocations-stale');
    await page.getByRole('button', { name: '닫기' }).tap();
    await openDesk(page, '현황');
    await expect(page.locator('.strip-why')).toHaveText('취소 목록이 정책의 한도보다 오래됨');
    await expect(page.locator('[data-check=revocations]')).toHaveAttribute('data-state', 'bad');
  });

  await test.step('a supervisor answers for the lists of this issuer for an hour, and guests get in', async () => {
    const card = page.locator('[data-limits]');
    await card.getByRole('button', { name: '한도 풀기' }).tap();
    await card.getByRole('button', { name: '발급 기관에 전화로 확인함' }).tap();
    await card.scrollIntoViewIfNeeded();
    await take('limits-asked');
    await enterPin(page);
    await expect(card).toHaveAttribute('data-limits', 'overridden');
    await expect(card.locator('[data-lifted]')).toHaveText(new RegExp(`^취소 목록 · ${venue}`));
    await expect(page.locator('[data-check=revocations]')).toHaveAttribute('data-state', 'warn');
    await take('limits-lifted');
    await backToEntrance(page);
    await scan('admit', 'ok');
    expect((await lastScan(door.profile))?.note).toBe('The hard limit of age of revocations was lifted.');
  });

  await test.step('the hour is over: staff decide again', async () => {
    await door.later(hour);
    await scan('review', 'revocations-stale');
    await page.getByRole('button', { name: '닫기' }).tap();
  });

  await test.step('the network is back: the list is fetched, and guests get in', async () => {
    await door.network.start();
    await expect(chip).toHaveClass('chip good', { timeout: 20_000 });
    await scan('admit', 'ok');
  });
});
