import type { Page } from '@playwright/test';

/** Presses the keys of a text the way a keyboard-wedge scanner does: one after the other, without a pause. */
export async function pressKeys(page: Page, text: string): Promise<void> {
  for (const character of text) await page.keyboard.press(character === ' ' ? 'Space' : character);
}

/** A whole scan, with the scanner's Enter. */
export async function wedge(page: Page, text: string): Promise<void> {
  await pressKeys(page, text);
  await page.keyboard.press('Enter');
}
