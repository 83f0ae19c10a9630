import { expect, type Page, test } from '@playwright/test';
import { withJournal } from '../../main/cli/journal/open-profile-journal.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import { settingsSchema } from '../../shared/settings.ts';
import { expectAccessible, expectScreen, managerPin, must, openDoor, show } from './door.ts';
import { picture } from './picture.ts';

async function expectBanner(page: Page): Promise<void> {
  const banner = page.locator('.rehearsal-banner');
  await expect(banner).toContainText('리허설');
  await expect(banner).toContainText('Rehearsal');
  await expect(banner).toBeInViewport({ ratio: 1 });
}

/** The card at the entrance; the desk behind it tells the last verdict too. */
async function expectCard(page: Page, decision: string, reason: string): Promise<void> {
  const card = page.locator(`main[data-decision=${decision}]`);
  await expect(card).toHaveAttribute('data-reason', reason);
  await expectScreen(page, 'verdict');
}

async function enterPin(page: Page): Promise<void> {
  // Whose PIN it is takes a call to know.
  await expect(page.locator('.pin-keys')).toBeVisible();
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
}

async function unlock(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await expectScreen(page, 'locked');
  await enterPin(page);
  await expectScreen(page, 'desk');
}

const hold = (page: Page, name: string) => page.locator(`[data-pass=${name}]`).getByRole('button').tap();

test('staff rehearse a pulled cable at the door, and none of it is left there', async ({ page }, info) => {
  const { door, close } = await openDoor();
  const file = new SettingsFile(door.profile);
  // Long enough to be seen, short enough not to be waited for.
  const timings = { admitMs: 1_500, refuseMs: 1_500, reviewMs: 20_000 };
  file.write(settingsSchema.parse({ ...file.read(), timings }));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  await unlock(page);
  await page.getByRole('button', { name: '현황' }).tap();
  await page.locator('[data-card=rehearsal]').getByRole('button', { name: '리허설 시작' }).tap();
  await picture(page, info.outputPath('rehearsal-begin-ko.png'));
  await page.getByRole('button', { name: '시작합니다' }).tap();

  // Its screens come back by themselves, at the entrance, whatever was open before.
  await expectBanner(page);
  await expectScreen(page, 'idle');
  await expect(page).toHaveTitle(/리허설 Rehearsal/);
  await picture(page, info.outputPath('rehearsal-idle-ko.png'));
  show(door, door.pass());
  await expectCard(page, 'review', 'issuer-unknown');
  await page.getByRole('button', { name: '닫기' }).tap();
  await unlock(page);
  await expectBanner(page);
  await expect(page.locator('.practices > li')).toHaveCount(11);
  await picture(page, info.outputPath('rehearsal-desk-ko.png'));
  await expectAccessible(page);
  await hold(page, 'valid');
  await expectCard(page, 'admit', 'ok');
  await expect(page.locator('.verdict-practice')).toBeVisible();
  await expectBanner(page);
  await picture(page, info.outputPath('rehearsal-verdict-ko.png'));

  // The desk is back once the verdict is over; a staff check leads to the entry.
  await expectScreen(page, 'desk');
  await page.locator('[data-card=cable]').getByRole('button', { name: '뽑힘' }).tap();
  await expect(page.locator('.rehearsal-banner')).toHaveAttribute('data-cable', 'pulled');
  await expect(page.locator('html')).toHaveAttribute('data-network', 'offline');
  await picture(page, info.outputPath('rehearsal-cable-ko.png'));
  await hold(page, 'valid2');
  await expectCard(page, 'admit', 'ok');
  await expectScreen(page, 'desk');
  await hold(page, 'online');
  await expectCard(page, 'review', 'issuer-unreachable');
  await page.locator('.verdict .record').tap();
  await expectScreen(page, 'locked');
  await expectBanner(page);
  await picture(page, info.outputPath('rehearsal-locked-ko.png'));
  await enterPin(page);
  await expectScreen(page, 'manual-entry');
  await expectBanner(page);

  await page.getByRole('navigation').getByRole('button', { name: '리허설' }).tap();
  await page.getByRole('button', { name: '리허설 끝내기' }).tap();
  await expect(page.locator('.rehearsal-banner')).toHaveCount(0);
  await expectScreen(page, 'idle');
  await expect(page).toHaveTitle('문지기');
  await expectNothingRehearsed(door.profile);
  await close();
});

async function expectNothingRehearsed(profile: string): Promise<void> {
  let rows: readonly JournalRow[] = [];
  await withJournal(profile, ({ journal }) => {
    rows = [...journal.rows()];
  });
  expect(rows.filter(({ kind }) => kind === 'rehearsal').map(({ rehearsal }) => rehearsal)).toEqual([
    'begun',
    'ended',
  ]);
  expect(rows.some(({ kind }) => kind === 'scan' || kind === 'manual-entry')).toBe(false);
  expect(await must(profile, 'journal', 'verify')).toBeTruthy();
}
