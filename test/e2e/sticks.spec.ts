import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Issuer } from '../../main/issuer/issuer.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import { formatPairing } from '../../main/trust/repository/pairing.ts';
import { digestOf } from '../../main/trust/repository/trusted-root.ts';
import { openPty } from '../main/scanners/pty.ts';
import { expectAccessible, expectScreen, expectVerdict, managerPin, must } from './door.ts';
import { KioskProcess, temporaryProfile } from './kiosk-process.ts';

const hour = 3_600_000;
const clock = { now: () => Date.now() };

async function toTrustPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '신뢰 저장소' }).tap();
}

/** A kiosk without any network, a folder where its sticks turn up, and a publisher who only writes sticks. */
async function offlineDoor() {
  const { profile, remove } = temporaryProfile();
  const published = join(profile, 'published');
  const media = join(profile, 'media');
  const issuer = await Issuer.init(join(profile, 'publisher'), {
    id: 'https://hall.example',
    name: '한빛 아트홀',
    clock,
  });
  const scanner = await openPty();
  const venue = ['--venue', '한빛 아트홀', '--gate', '정문', '--manager', '김관리'];
  await must(profile, 'setup', ...venue, '--pin', managerPin);
  const file = new SettingsFile(profile);
  const settings = file.read();
  if (settings === undefined) throw new Error('it was set up and is not');
  file.write({ ...settings, trustFolders: [join(media, '*')] });
  const options = ['--headless', '--profile', profile, '--scanner', `serial:${scanner.path}`];
  const kiosk = await KioskProcess.start('start', ...options);
  return {
    kiosk,
    issuer,
    show: (code: string) => scanner.write(`${code}\r`),
    fingerprint: () => digestOf(Buffer.from(issuer.root().json)).sha256,
    plugIn: async () => {
      await issuer.publishRepository(published, { policies: [], until: Date.now() + 24 * hour });
      mkdirSync(media, { recursive: true });
      cpSync(published, join(media, 'STICK'), { recursive: true });
    },
    pullOut: () => rmSync(join(media, 'STICK'), { recursive: true }),
    close: async () => {
      await kiosk.stop();
      issuer.close();
      scanner.close();
      remove();
    },
  };
}

test('a kiosk that is never online is given a stick, admits, and refuses what the next stick revokes', async ({
  page,
}) => {
  const door = await offlineDoor();
  try {
    const pass = await door.issuer.issue({ until: Date.now() + hour });
    await door.plugIn();
    await page.goto(door.kiosk.address);
    await expectScreen(page, 'idle');
    await toTrustPage(page);
    const stick = page.locator('[data-stick]');
    await expect(stick).toHaveAttribute('data-stick', 'unknown');
    const shown = await stick.locator('.fingerprint').textContent();
    expect(shown?.replaceAll(' ', '')).toBe(door.fingerprint());
    await expectAccessible(page);
    const code = formatPairing({ root: digestOf(Buffer.from(door.issuer.root().json)) });
    door.show(code);
    await expect(page.getByLabel('주소, 폴더 또는 연결 코드')).toHaveValue(code);
    await page.getByLabel('주소, 폴더 또는 연결 코드').tap();
    await expect(page.locator('.keys')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '확인하기' }).tap();
    await expect(page.locator('.add-source .fingerprint')).toBeVisible();
    await stick.getByRole('button', { name: '지문이 같음' }).tap();
    await expect(stick).toHaveAttribute('data-stick', 'taken');
    await page.getByRole('button', { name: '입구 화면으로' }).tap();
    door.show(pass.code);
    await expectVerdict(page, 'admit', 'ok');

    await toTrustPage(page);
    door.pullOut();
    await expect(stick).toHaveCount(0);
    door.issuer.revoke([pass.id]);
    await door.plugIn();
    // Nobody touches the kiosk: it finds the stick by itself, and the page says what came.
    await expect(page.locator('.issuers td').last()).toHaveText('1건');
    await page.getByRole('button', { name: '입구 화면으로' }).tap();
    door.show(pass.code);
    await expectVerdict(page, 'refuse', 'revoked');
  } finally {
    await door.close();
  }
});
