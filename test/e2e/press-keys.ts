import type { Page } from '@playwright/test';
import { keysOf } from './wedge-keys.ts';

/** What a US keyboard types with Shift. Playwright's name of such a character alone leaves Shift up. */
const shifted = /[A-Z~!@#$%^&*()_+{}|:"<>?]/;

/** Presses the keys of a text one after the other, each once the window has taken the one before. */
export async function pressKeys(page: Page, text: string): Promise<void> {
  for (const character of text) {
    if (character === ' ') await page.keyboard.press('Space');
    else await page.keyboard.press(shifted.test(character) ? `Shift+${character}` : character);
  }
}

/** Shift in Chromium's protocol (`Input.dispatchKeyEvent`). */
const shiftDown = 8;

/**
 * A whole scan as a keyboard-wedge scanner types it, its Enter included: a millisecond a key by the keys' own times,
 * however long a busy machine takes to hand them to the window.
 */
export async function wedge(page: Page, text: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const began = Date.now();
  await Promise.all(
    keysOf(text).flatMap(({ code, shift }, place) => {
      const key = {
        code,
        key: text[place] ?? 'Enter',
        modifiers: shift ? shiftDown : 0,
        timestamp: (began + place) / 1_000,
      };
      return (['rawKeyDown', 'keyUp'] as const).map((type) =>
        browser.send('Input.dispatchKeyEvent', { type, ...key }),
      );
    }),
  );
  await browser.detach();
}
