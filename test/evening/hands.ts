import type { Locator, Page } from '@playwright/test';

/** What somebody did with their hands, and how long the robot took over it. */
export interface Effort {
  readonly touches: number;
  readonly keys: number;
  /** Milliseconds, at a robot's pace. */
  readonly actingMs: number;
  /** Milliseconds until the screen showed what came of it. */
  readonly waitingMs: number;
}

/** No screen is slower; short of the lock, so that what went wrong is still to be seen. */
const patienceMs = 12_000;
/** What a person takes to look where they are. */
const glanceMs = 300;
/** Nobody presses Tab more often than this to reach a button. */
const mostTabs = 120;

/** Where the target lies, seen from what has the focus. */
type Bearing = 'here' | 'before' | 'after';

/**
 * The hands of staff: fingers on a tall screen, a keyboard before a wide one. A keyboard reaches a button as people
 * do, with Tab or Shift+Tab, and every key counts.
 */
export class Hands {
  readonly page: Page;
  readonly kind: 'touch' | 'keyboard';
  /** Where the keyboard had nothing to start from: the focus was nowhere while staff worked. */
  readonly lost: string[] = [];
  #touches = 0;
  #keys = 0;
  #actingMs = 0;
  #waitingMs = 0;

  constructor(page: Page, kind: 'touch' | 'keyboard') {
    this.page = page;
    this.kind = kind;
  }

  get effort(): Effort {
    return {
      touches: this.#touches,
      keys: this.#keys,
      actingMs: this.#actingMs,
      waitingMs: this.#waitingMs,
    };
  }

  /** Presses a button, a radio button or whatever else a finger could touch. */
  async press(target: Locator): Promise<void> {
    const began = performance.now();
    if (this.kind === 'touch') {
      await target.tap({ timeout: patienceMs });
      this.#touches += 1;
    } else {
      await target.waitFor({ timeout: patienceMs });
      await this.#reach(target);
      await this.#key((await target.evaluate(({ tagName }) => tagName)) === 'INPUT' ? 'Space' : 'Enter');
    }
    this.#actingMs += performance.now() - began;
  }

  /** Puts the cursor into a field. */
  async goTo(field: Locator): Promise<void> {
    if (this.kind === 'touch') return this.press(field);
    const began = performance.now();
    await this.#reach(field);
    this.#actingMs += performance.now() - began;
  }

  /** Types on a keyboard; fingers touch what is on the screen instead. */
  async type(...keys: readonly string[]): Promise<void> {
    const began = performance.now();
    for (const key of keys) await this.#key(key);
    this.#actingMs += performance.now() - began;
  }

  /** Waits until something that this selector finds, with these words in it, can be seen. */
  async see(selector: string, words = '', withinMs = patienceMs): Promise<void> {
    const began = performance.now();
    const seen = ([wanted, said]: readonly [string, string]) =>
      [...document.querySelectorAll(wanted)].some(
        (element) => element.checkVisibility() && element.textContent.includes(said),
      );
    const options = { polling: 'raf', timeout: withinMs } as const;
    await this.page.waitForFunction(seen, [selector, words] as const, options).catch((cause) => {
      throw new Error(`nothing was to be seen of ${selector} "${words}"`, { cause });
    });
    this.#waitingMs += performance.now() - began;
  }

  async #key(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    this.#keys += 1;
  }

  async #reach(target: Locator): Promise<void> {
    const somewhere = () => document.activeElement !== document.body;
    const waiting = this.page.waitForFunction(somewhere, undefined, { timeout: glanceMs });
    await waiting.catch(async () => this.lost.push(await this.#describe(target)));
    for (let pressed = 0; pressed < mostTabs; pressed += 1) {
      const bearing = await target.evaluate((element) => {
        const from = document.activeElement;
        const relation = from?.compareDocumentPosition(element) ?? 0;
        const before = (relation & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
        const found: Bearing = from === element ? 'here' : before ? 'before' : 'after';
        return found;
      });
      if (bearing === 'here') return;
      await this.#key(bearing === 'before' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no number of Tabs reaches ${target}`);
  }

  async #describe(target: Locator): Promise<string> {
    const screen = await this.page.locator('html').getAttribute('data-screen');
    return `${screen}: on the way to ${(await target.textContent())?.trim()}`;
  }
}
