import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { Issuer } from '../../main/issuer/issuer.ts';
import {
  type Door,
  test as doorTest,
  expectAccessible,
  expectInsideScreen,
  expectScreen,
  expectVerdict,
  managerPin,
  must,
  show,
} from './door.ts';

const steward = { name: '박안내', pin: '2468' };
const forgetful = { name: '이깜빡', pin: '9753' };
const manager = { name: '김관리', pin: managerPin };

/** A door with three people: its manager, a steward, and one who mistypes PINs without making the others wait. */
const test = doorTest.extend<object, { staffed: undefined }>({
  staffed: [
    async ({ door }, use) => {
      for (const { name, pin } of [steward, forgetful]) {
        await must(door.profile, 'staff', 'add', '--name', name, '--pin', pin);
      }
      await use(undefined);
    },
    { scope: 'worker', auto: true },
  ],
});

async function tapPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.locator('.pin-keys .go').tap();
}

async function unlock(page: Page, who: { readonly name: string; readonly pin: string }): Promise<void> {
  await expectScreen(page, 'locked');
  await page.getByRole('button', { name: who.name }).tap();
  await tapPin(page, who.pin);
}

async function openDesk(page: Page, who: { readonly name: string; readonly pin: string } = manager) {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await unlock(page, who);
  await expectScreen(page, 'desk');
}

async function review(page: Page, door: Door): Promise<void> {
  show(door, door.stranger());
  await expectVerdict(page, 'review', 'issuer-unknown');
}

/** A region in two touches and a 개인안심번호, whatever was remembered from the guest before. */
async function tapGuest(page: Page): Promise<void> {
  await page.getByLabel('지역', { exact: true }).tap();
  const dock = page.locator('#entry-dock');
  await dock.getByRole('button', { name: '부산', exact: true }).tap();
  await dock.getByRole('button', { name: '서구', exact: true }).tap();
  await expect(page.getByLabel('지역', { exact: true })).toHaveValue('부산광역시 서구');
  for (const key of '12ㄱㅏ34ㄴㅏ') await dock.getByRole('button', { name: key, exact: true }).tap();
  await expect(page.getByLabel('전화번호 또는 개인안심번호').first()).toHaveValue('12가34나');
}

async function rowNumber(page: Page): Promise<number> {
  const said = await page.locator('.done-row').textContent();
  return Number(/\d+/.exec(said ?? '')?.[0]);
}

/** An entry for a guest without any code, by keyboard alone. */
async function typeEntry(page: Page): Promise<number> {
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  await expectScreen(page, 'manual-entry');
  await page.getByLabel('지역', { exact: true }).fill('whdfh');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('지역', { exact: true })).toHaveValue('서울특별시 종로구');
  await page.keyboard.type('01012345678');
  await expect(page.locator('#field-telephone')).toHaveValue('010-1234-5678');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '기록하고 입장' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('기록하고 입장했습니다')).toBeVisible();
  return rowNumber(page);
}

test('what the kiosk cannot decide is written down by touch alone, and linked to its scan', {
  tag: '@shapes',
}, async ({ entrance: page, door }) => {
  await review(page, door);
  await page.getByRole('button', { name: '직원이 수기로 기록' }).tap();
  await expectScreen(page, 'locked');
  await expectAccessible(page);
  await unlock(page, manager);
  await expectScreen(page, 'manual-entry');
  await expect(page.locator('.scan-notice')).toContainText('신뢰 저장소에 없는 발급 기관');
  const scan = Number(/(\d+)번/.exec((await page.locator('.scan-when').textContent()) ?? '')?.[1]);
  await tapGuest(page);
  await page.getByLabel('종이 증명서').tap();
  await page.getByLabel('5명 이상').tap();
  await page.getByRole('button', { name: '한 명 늘리기' }).tap();
  await expect(page.getByText('6명')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '기록하고 입장' }).tap();
  await expect(page.getByText('기록하고 입장했습니다')).toBeVisible();
  const entry = await rowNumber(page);
  await expectScreen(page, 'idle');

  await openDesk(page);
  await expect(page.locator(`[data-row="${scan}"]`)).toContainText(`${entry}번으로 처리됨`);
  await page.locator(`[data-row="${entry}"]`).tap();
  await expect(page.locator(`[data-details="${entry}"]`)).toContainText('종이 증명서 · 6명');
  await expectAccessible(page);
  await page.getByRole('button', { name: `${scan}번 스캔 보기` }).tap();
  await expect(page.locator(`[data-details="${scan}"]`)).toContainText('issuer-unknown');
});

test('a wrong PIN makes the next one wait, and the screen counts the seconds', async ({ entrance: page }) => {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await unlock(page, { ...forgetful, pin: '0000' });
  await expect(page.getByText('PIN이 맞지 않습니다.')).toBeVisible();
  await expect(page.getByText(/초 뒤에 다시 누를 수 있습니다/)).toBeVisible();
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled();
  await expectAccessible(page);
  await expectInsideScreen(page);
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeEnabled();
  expect(await page.content()).not.toContain('0000');
  await page.keyboard.type(forgetful.pin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
});

test('a code that a scanner types at the PIN pad is no try', async ({ entrance: page }) => {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await page.getByRole('button', { name: manager.name }).tap();
  await page.keyboard.type('shc:/56762909');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/4~12자리 숫자만 PIN입니다/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await page.keyboard.type(manager.pin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
});

test('a guest without any code is written down by keyboard alone', async ({ entrance: page }) => {
  await openDesk(page);
  const entry = await typeEntry(page);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('지역', { exact: true })).toHaveValue('서울특별시 종로구');
  await expect(page.locator('#field-telephone')).toBeFocused();
  await page.getByRole('button', { name: '기록', exact: true }).tap();
  await expect(page.locator(`[data-row="${entry}"]`)).toContainText('종이 증명서 · 2명');
  await typeEntry(page);
  await page.getByRole('button', { name: '기록', exact: true }).tap();
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  await expect(page.locator('#field-telephone')).toHaveValue('');
});

test('each field says what is missing, and the first is where the cursor goes', { tag: '@shapes' }, async ({
  entrance: page,
}) => {
  await openDesk(page);
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  await page.locator('#field-telephone').fill('12345');
  await page.getByRole('button', { name: '기록하고 입장' }).tap();
  await expect(page.getByText(/개인안심번호\(12가34나\)가 아닙니다/)).toBeVisible();
  await expect(page.locator('[data-field="evidence"]')).toContainText('필요한 항목입니다.');
  await expect(page.locator('[aria-invalid="true"]').first()).toBeFocused();
  await expectAccessible(page);
});

test('Enter that ends a Hangul composition does not leave the field', async ({ entrance: page }) => {
  await openDesk(page);
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  const note = page.locator('#field-note');
  await note.focus();
  await note.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await expect(note).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '기록하고 입장' })).toBeFocused();
});

test('an entry is opened, corrected and voided, each with a row of its own', async ({ entrance: page }) => {
  await openDesk(page);
  const entry = await typeEntry(page);
  await page.getByRole('button', { name: '기록', exact: true }).tap();
  await page.locator(`[data-row="${entry}"]`).tap();
  await expect(page.getByText('010-1234-5678')).toHaveCount(0);
  await page.getByRole('button', { name: '개인 정보 열기' }).tap();
  await expect(page.locator('.opened')).toContainText('010-1234-5678');
  await page.getByRole('button', { name: '고치기' }).tap();
  await page.getByLabel('음성 문자').tap();
  await page.getByRole('button', { name: '고치고 입장', exact: true }).tap();
  await expect(page.getByText('사유가 필요합니다.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '잘못 입력' }).tap();
  await page.getByRole('button', { name: '고치고 입장', exact: true }).tap();
  const correction = page.locator('[data-row][data-kind="correction"]').first();
  await expect(correction).toContainText('잘못 입력 · 음성 문자 · 2명');
  await expect(page.locator(`[data-row="${entry}"]`)).toContainText('바로잡음');

  await page.locator(`[data-row="${entry}"]`).tap();
  await page.getByRole('button', { name: '무효로 하기' }).tap();
  await page.getByRole('button', { name: '두 번 기록' }).tap();
  await expectAccessible(page);
  await page.getByRole('button', { name: '무효로 기록' }).tap();
  await expect(page.locator('[data-row][data-kind="correction"]').first()).toContainText('무효');

  await page.locator(`[data-row="${entry}"]`).tap();
  await page.getByRole('button', { name: '무효로 하기' }).tap();
  await page.getByRole('button', { name: '두 번 기록' }).tap();
  await page.getByRole('button', { name: '무효로 기록' }).tap();
  await expect(page.getByText('이미 무효가 되어 고칠 수 없습니다')).toBeVisible();
});

test('an entry is undone at one touch right after it, by a row of its own', { tag: '@shapes' }, async ({
  entrance: page,
}) => {
  await openDesk(page);
  const entry = await typeEntry(page);
  await page.getByRole('button', { name: '이 기록 취소' }).tap();
  await expect(page.getByRole('heading', { name: '기록을 취소했습니다' })).toBeVisible();
  await expect(page.locator('.done-row')).toContainText(`${entry}번 기록은 무효입니다`);
  await expect(page.getByRole('button', { name: '이 기록 취소' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: '기록', exact: true }).tap();
  const voided = page.locator('[data-row][data-kind="correction"]').first();
  await expect(voided).toContainText('무효');
  await expect(voided).toContainText('기록 직후 취소');
});

test('an unsettled review in the journal is recorded by hand from there', async ({
  entrance: page,
  door,
}) => {
  await openDesk(page);
  show(door, door.stranger());
  const strip = page.locator('.strip[data-reason="issuer-unknown"]');
  await expect(strip).toBeVisible();
  await page.locator('[data-row]').first().getByRole('button', { name: '수기로 기록' }).tap();
  await expectScreen(page, 'manual-entry');
  await tapGuest(page);
  await page.getByLabel('기타').tap();
  await page.getByRole('button', { name: '입장 없이 기록만' }).tap();
  await expect(page.getByText('입장 없이 기록했습니다')).toBeVisible();
  await expect(page.getByText(/번 스캔과 이어졌습니다/)).toBeVisible();
});

test('a steward sees what only those in charge may do, and why', async ({ entrance: page }) => {
  await openDesk(page, steward);
  await page.getByRole('button', { name: '현황' }).tap();
  for (const name of ['입장', '퇴장', '이 시각이 맞습니다', '키오스크 종료']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeDisabled();
  }
  await expect(page.getByText('책임자나 관리자만 할 수 있습니다.').first()).toBeVisible();
  await expectAccessible(page);
});

test('a steward opens what they wrote themselves, and puts it right', async ({ entrance: page }) => {
  await openDesk(page, steward);
  const entry = await typeEntry(page);
  await page.getByRole('button', { name: '기록', exact: true }).tap();
  await page.locator(`[data-row="${entry}"]`).tap();
  await expect(page.getByRole('button', { name: '무효로 하기' })).toBeDisabled();
  await page.getByRole('button', { name: '개인 정보 열기' }).tap();
  await expect(page.locator('.opened')).toContainText('010-1234-5678');
  await page.getByRole('button', { name: '고치기' }).tap();
  await expect(page.locator('#field-telephone')).toHaveValue('010-1234-5678');
  await page.getByRole('button', { name: '손님이 바로잡음' }).tap();
  await page.getByRole('button', { name: '고치고 입장', exact: true }).tap();
  await expect(page.locator('[data-row][data-kind="correction"]').first()).toContainText('손님이 바로잡음');
});

test('a manager turns the gate round and back', async ({ entrance: page }) => {
  await openDesk(page);
  await page.getByRole('button', { name: '현황' }).tap();
  await page.getByRole('button', { name: '퇴장', exact: true }).tap();
  await expect(page.getByRole('button', { name: '퇴장', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  await expect(page.getByRole('button', { name: '기록하고 퇴장' })).toBeVisible();
  await page.getByRole('button', { name: '현황' }).tap();
  await page.getByRole('button', { name: '입장', exact: true }).tap();
  await expect(page.getByRole('button', { name: '입장', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('a desk that nobody touches locks itself, and what was typed is still there', async ({ page, door }) => {
  await page.clock.install();
  await page.goto(await door.address());
  await openDesk(page);
  await page.getByRole('button', { name: '수기 기록', exact: true }).tap();
  await page.locator('#field-telephone').fill('010-9876-5432');
  await page.clock.fastForward(110_000);
  await expect(page.getByText(/초 뒤에 잠깁니다/)).toBeVisible();
  await page.clock.fastForward(15_000);
  await expectScreen(page, 'locked');
  await expect(page.locator('#field-telephone')).toBeHidden();
  await unlock(page, manager);
  await expectScreen(page, 'manual-entry');
  await expect(page.locator('#field-telephone')).toHaveValue('010-9876-5432');
});

test('a locked desk gives the screen back to the guests after a while', async ({ page, door }) => {
  await page.clock.install();
  await page.goto(await door.address());
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await expectScreen(page, 'locked');
  await page.clock.fastForward(61_000);
  await expectScreen(page, 'idle');
});

for (const language of ['ko', 'en'] as const) {
  test(`every page of the desk can be read and used by everybody, in ${language}`, async ({
    entrance: page,
  }) => {
    await openDesk(page);
    if (language === 'en') await page.getByRole('button', { name: 'English' }).tap();
    const pages = page.locator('.rail nav button');
    for (let place = 0; place < (await pages.count()); place += 1) {
      await pages.nth(place).tap();
      await expect(pages.nth(place)).toHaveAttribute('aria-current', 'page');
      await expect(page.locator('html')).toHaveAttribute(
        'data-screen',
        place === 0 ? 'manual-entry' : 'desk',
      );
      await expectAccessible(page);
      const width = await page.locator('.page').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(width).toBe(0);
    }
  });
}

test('saves a report on outages that holds', async ({ entrance, door }) => {
  await openDesk(entrance);
  await entrance.getByRole('button', { name: '현황', exact: true }).tap();
  const card = entrance.locator('[data-card=outages]');
  await card.getByRole('button', { name: '보관 중인 기록 전체' }).tap();
  await card.getByRole('button', { name: '이 키오스크에 저장' }).tap();
  const path = await card.locator('[role=status] .location').textContent();
  const said = await must(door.profile, 'journal', 'verify-report', path ?? '');
  expect(said).toContain('The report holds');
  await expectAccessible(entrance);
});

test('a steward sees outages, and leaves the report to those in charge', async ({ entrance }) => {
  await openDesk(entrance, steward);
  await entrance.getByRole('button', { name: '현황', exact: true }).tap();
  await expect(entrance.getByRole('button', { name: '이 키오스크에 저장' })).toBeDisabled();
});

test('a manager adds somebody by touch, who unlocks the desk, and removes the account again', async ({
  entrance: page,
}) => {
  await openDesk(page);
  await page.getByRole('button', { name: '직원 계정' }).tap();
  await expectAccessible(page);
  const name = 'Anna';
  await page.getByRole('button', { name: '직원 추가' }).tap();
  const form = page.locator('.account').first();
  await form.getByLabel('이름', { exact: true }).fill(name);
  await form.getByLabel('새 PIN', { exact: true }).tap();
  for (const digit of '8642') await form.locator('.account-keys').getByText(digit, { exact: true }).tap();
  await form.getByRole('button', { name: '저장' }).tap();
  await expect(page.getByText('두 PIN이 서로 다릅니다.')).toBeVisible();
  await form.getByLabel('새 PIN 다시 입력').fill('8642');
  await form.getByRole('button', { name: '책임자' }).tap();
  await expectAccessible(page);
  await form.getByRole('button', { name: '저장' }).tap();
  await expect(page.locator('.accounts')).toContainText(name);
  await page.getByRole('button', { name: '잠그기' }).tap();
  await unlock(page, { name, pin: '8642' });
  await expect(page.getByRole('button', { name: '직원 추가' })).toBeHidden();
  await page.getByRole('button', { name: '잠그기' }).tap();
  await unlock(page, manager);
  await page.locator('.accounts').getByRole('button', { name }).tap();
  await page.getByRole('button', { name: '계정 삭제' }).tap();
  await page.getByRole('button', { name: '삭제합니다' }).tap();
  await expect(page.locator('.accounts')).not.toContainText(name);
});

test('restores what a source gave before, and takes that back', async ({ entrance: page, door }) => {
  const issuer = await Issuer.open(door.profile, { clock: { now: Date.now } });
  await issuer.publish(join(door.profile, 'published'));
  issuer.close();
  await openDesk(page, steward);
  await page.getByRole('button', { name: '신뢰 저장소', exact: true }).tap();
  await page.getByRole('button', { name: '지금 새로 받기' }).tap();
  await expect(page.getByText('모두 새로 받았습니다.')).toBeVisible();
  const said = (await page.getByText(/^이전 세대 \d+/).textContent()) ?? '';
  const before = Number(/\d+/.exec(said)?.[0]);
  await expect(page.getByRole('button', { name: '이전 세대로 되돌리기' })).toBeHidden();
  await page.getByRole('button', { name: '잠그기', exact: true }).tap();
  await unlock(page, manager);
  await page.getByRole('button', { name: '신뢰 저장소', exact: true }).tap();
  await page.getByRole('button', { name: '이전 세대로 되돌리기' }).tap();
  const sure = page.getByRole('alertdialog');
  await expect(sure).toContainText('취소된 패스가 입장할 수 있습니다');
  await expectAccessible(page);
  await expectInsideScreen(page);
  await sure.getByRole('button', { name: '이전 세대로 되돌리기' }).tap();
  await expect(page.getByText(`세대 ${before} 적용 중`)).toBeVisible();
  await expect(page.getByText(`보류한 세대 ${before + 1}`)).toBeVisible();
  await page.getByRole('button', { name: '지금 새로 받기' }).tap();
  await expect(page.getByText(`Staff turned back generation ${before + 1}`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '보류한 세대 적용하기' }).tap();
  await page.getByRole('alertdialog').getByRole('button', { name: '보류한 세대 적용하기' }).tap();
  await expect(page.getByText(`세대 ${before + 1} 적용 중`)).toBeVisible();
});
