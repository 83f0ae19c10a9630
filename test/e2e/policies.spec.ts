import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { SignJWT } from 'jose';
import type { HealthClaim } from '../../main/admission/health/claim-statements.ts';
import { newKey } from '../main/trust/test-issuer.ts';
import {
  type Door,
  expectAccessible,
  expectInsideScreen,
  expectScreen,
  expectVerdict,
  managerPin,
  must,
  openDoor,
  show,
} from './door.ts';

const clinic = 'https://clinic.example';
const day = 24 * 3_600_000;

/** Health passes of one clinic that the kiosk knows. */
interface Clinic {
  readonly sign: (name: string, health: HealthClaim) => Promise<string>;
}

const test = base.extend<{ door: Door; clinic: Clinic }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from it
  door: async ({}, use) => {
    const { door, close } = await openDoor();
    await use(door);
    await close();
  },
  clinic: async ({ door }, use) => {
    const key = await newKey();
    const path = join(door.profile, 'clinic.json');
    writeFileSync(path, JSON.stringify({ keys: [key.jwk] }));
    await must(door.profile, 'trust', 'import', path, '--issuer', clinic);
    const now = Math.floor(Date.now() / 1000);
    let number = 0;
    await use({
      sign: async (name, health) => {
        number += 1;
        const claims = {
          iss: clinic,
          jti: `P-${number}`,
          name,
          health: { birthDate: '1990-01-01', ...health },
        };
        return await new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', kid: key.jwk.kid, typ: 'pass+jwt' })
          .setIssuedAt(now - 60)
          .setExpirationTime(now + 3_600)
          .sign(key.privateKey);
      },
    });
  },
});

/** From the entrance to the desk's status page and back, with another policy in force. */
async function choosePolicy(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  for (const digit of managerPin) await page.getByRole('button', { name: digit, exact: true }).tap();
  await page.getByRole('button', { name: '확인', exact: true }).tap();
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '현황' }).tap();
  const policy = page.getByRole('button', { name: title });
  await policy.tap();
  await expect(policy).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await page.getByRole('button', { name: '입구 화면으로' }).tap();
  await expectScreen(page, 'idle');
}

test('a manager chooses another policy, and the next guest is answered by it', async ({ page, door }) => {
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  show(door, door.pass());
  await expectVerdict(page, 'admit', 'ok');
  await expectScreen(page, 'idle');
  await choosePolicy(page, '회원');
  show(door, door.pass());
  await expectVerdict(page, 'refuse', 'rule-not-met');
  await expect(page.getByRole('main').getByText('회원만 입장할 수 있습니다.')).toBeVisible();
});

test('two passes of one person are one guest', async ({ page, door, clinic }) => {
  const date = new Date(Date.now() - 60 * day).toISOString().slice(0, 10);
  const vaccination = await clinic.sign('Hong Gildong', { kind: 'vaccination', date });
  const notifiedAt = new Date(Date.now() - 3_600_000).toISOString();
  const negative = { kind: 'test', negative: true, method: 'pcr', notifiedAt } as const;
  await page.goto(await door.address());
  await expectScreen(page, 'idle');
  await choosePolicy(page, '건강 2G+');
  show(door, vaccination);
  await expect(page.getByRole('main').getByText('이제 같은 분의 음성 확인을 보여 주세요.')).toBeVisible();
  await expectAccessible(page);
  await expectInsideScreen(page);
  show(door, await clinic.sign('Kim Yuna', negative));
  await expectVerdict(page, 'refuse', 'rule-not-met');
  await expect(page.getByRole('main').getByText('두 패스가 같은 사람의 것이 아닙니다.')).toBeVisible();
  await expectScreen(page, 'idle');
  show(door, vaccination);
  await expect(page.getByRole('main').getByText('이제 같은 분의 음성 확인을 보여 주세요.')).toBeVisible();
  show(door, await clinic.sign('HONG GILDONG', negative));
  await expectVerdict(page, 'admit', 'ok');
});
