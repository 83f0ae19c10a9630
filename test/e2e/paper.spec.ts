import { expect } from '@playwright/test';
import { paperListWords } from '../../shared/locales/paper-list.ts';
import { expectAccessible, expectScreen, managerPin, test } from './door.ts';
import { picture } from './picture.ts';

test('empty lists come out of the printer on A4, each on a page of its own', async ({
  entrance: page,
}, info) => {
  await page.getByRole('button', { name: '직원', exact: true }).tap();
  await page.locator('.pin-keys').waitFor();
  await page.keyboard.type(managerPin);
  await page.keyboard.press('Enter');
  await expectScreen(page, 'desk');
  await page.getByRole('button', { name: '수기 기록' }).tap();
  await page.getByRole('button', { name: '종이 명부' }).tap();
  const sheet = page.locator('.paper-sheet');
  await expect(sheet.first()).toContainText('1 종이 증명서 · 2 신분증 스티커');
  const forms = await sheet.count();
  await page.getByRole('button', { name: '2장' }).tap();
  await page.getByRole('button', { name: 'English' }).last().tap();
  await expect(sheet).toHaveCount(2 * forms);
  await expect(sheet.first()).toContainText(paperListWords.en.afterwards(28));
  await picture(page, info.outputPath('paper.png'));
  await expectAccessible(page);
  const paper = await page.pdf({ preferCSSPageSize: true, path: info.outputPath('paper.pdf') });
  const text = paper.toString('latin1');
  expect(text.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2 * forms);
  // 297 by 210 mm in points.
  expect(text).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[456]/);
});
