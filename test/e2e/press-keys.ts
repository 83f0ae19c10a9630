import type { Page } from '@playwright/test';

/** What a US keyboard types with Shift. Playwright's name of such a character alone leaves Shift up. */
const shifted = /[A-Z~!@#$%^&*()_+{}|:"<>?]/;

/** Presses the keys of a text the way a keyboard-wedge scanner does: one after the other, without a pause. */
export async function pressKeys(page: Page, text: string): Promise<void> {
  for (const character of text) {
    const key = character === ' ' ? 'Space' : character;
    await page.keyboard.press(key !== 'Space' && shifted.test(key) ? `Shift+${key}` : key);
  }
}

/** A whole scan, with the scanner's Enter. */
export async function wedge(page: Page, text: string): Promise<void> {
  await pressKeys(page, text);
  await page.keyboard.press('Enter');
}
