import type { Page } from '@playwright/test';
import { type Text, textOf } from '../../renderer/text.ts';
import { type DeskWord, desk } from '../../shared/locales/desk.ts';
import type { Language } from '../../shared/settings.ts';
import type { Decision, Reason } from '../../shared/verdict.ts';
import { GuestBook } from './guest-book.ts';
import { Hands } from './hands.ts';
import type { Shape } from './options.ts';
import { shapes } from './options.ts';
import { Paints } from './paints.ts';
import type { Somebody, Venue } from './venue.ts';

/** How a scan must end. */
export type Ending = readonly [Decision, Reason];

/** A robot that is the guests and the staff of one evening, before a kiosk that does not know. */
export class EveningAtDoor {
  readonly venue: Venue;
  readonly page: Page;
  readonly hands: Hands;
  readonly book = new GuestBook();
  readonly paints: Paints;
  /** The desk's words, as they stand on its buttons. */
  readonly t: Text<DeskWord>;
  /** Takes a picture, if somebody wants to look at the evening. */
  readonly shoot: (name: string) => Promise<void>;
  #telephones = 0;

  constructor(
    venue: Venue,
    page: Page,
    { shape, language }: { readonly shape: Shape; readonly language: Language },
    shoot: (name: string) => Promise<void>,
  ) {
    this.venue = venue;
    this.page = page;
    this.hands = new Hands(page, shapes[shape].hands);
    this.paints = new Paints(page);
    this.t = textOf(desk, language);
    this.shoot = shoot;
  }

  /** A telephone number that nobody has given yet, digits only. */
  telephone(): string {
    this.#telephones += 1;
    return `0105550${String(this.#telephones).padStart(4, '0')}`;
  }

  /** All numbers that were given. */
  get telephones(): readonly string[] {
    return Array.from(
      { length: this.#telephones },
      (_, place) => `0105550${String(place + 1).padStart(4, '0')}`,
    );
  }

  /** Somebody holds a code before the scanner. @returns the row of the scan */
  async show(guest: number, code: string | Uint8Array, [decision, reason]: Ending): Promise<number> {
    const seq = await this.paints.after(() => {
      this.venue.scanner.write(code);
      this.venue.scanner.write('\r');
    });
    this.book.write(guest, { seq, kind: 'scan', decision, reason });
    await this.hands.see(`[data-decision=${decision}][data-reason=${reason}]`);
    return seq;
  }

  /** Guests who show a good pass and walk in. @returns them with their codes */
  async letIn(count: number): Promise<readonly { readonly guest: number; readonly code: string }[]> {
    const came: { guest: number; code: string }[] = [];
    for (let n = 0; n < count; n += 1) {
      const [guest, code] = [this.book.arrive(), this.venue.codes.good()];
      await this.show(guest, code, ['admit', 'ok']);
      came.push({ guest, code });
    }
    return came;
  }

  /** A button by what is written on it. */
  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** From the entrance to the PIN pad, past a review that may still be there. */
  async goToDesk(): Promise<void> {
    if (this.hands.kind === 'keyboard') await this.hands.type('F2');
    else {
      const close = this.page.locator('.verdict-staff .close');
      if (await close.isVisible()) await this.hands.press(close);
      await this.hands.press(this.page.locator('.bottom-buttons .quiet'));
    }
    await this.hands.see('html[data-screen=locked]');
  }

  /** The PIN, and Enter. */
  async givePin(pin: string): Promise<void> {
    if (this.hands.kind === 'keyboard') return this.hands.type(...pin, 'Enter');
    for (const digit of pin)
      await this.hands.press(this.page.locator('.pin-keys').getByText(digit, { exact: true }));
    await this.hands.press(this.page.locator('.pin-keys .go'));
  }

  async unlock(who: Somebody): Promise<void> {
    await this.hands.see('html[data-screen=locked] .people');
    await this.hands.press(this.page.locator('.people button', { hasText: who.name }));
    await this.hands.see('.pin-keys');
    await this.givePin(who.pin);
    await this.hands.see('html:not([data-screen=locked])');
  }

  /** Opens a page of the desk by its name on the rail. */
  async open(name: DeskWord): Promise<void> {
    await this.hands.press(
      this.page.locator('.rail nav').getByRole('button', { name: this.t(name), exact: true }),
    );
    await this.hands.see('.rail nav [aria-current=page]');
  }

  async leave(): Promise<void> {
    await this.hands.press(
      this.page.locator('.me').getByRole('button', { name: this.t('desk.back'), exact: true }),
    );
    await this.hands.see('html[data-screen=idle]');
  }
}
