import type { EveningAtDoor } from './evening-at-door.ts';
import type { Effort } from './hands.ts';

/** The first key of the form's region that a keyboard types: `whdfh` is 종로 on a Korean one. */
const regionKeys = [...'whdfh', 'Enter'];

/** What each entry by hand took. */
export class EntryEfforts {
  readonly #efforts: Effort[] = [];

  async measure<T>(door: EveningAtDoor, work: () => Promise<T>): Promise<T> {
    const before = door.hands.effort;
    const done = await work();
    const after = door.hands.effort;
    this.#efforts.push({
      touches: after.touches - before.touches,
      keys: after.keys - before.keys,
      actingMs: after.actingMs - before.actingMs,
      waitingMs: after.waitingMs - before.waitingMs,
    });
    return done;
  }

  /** Of one entry, in the mean. */
  mean(): Effort {
    const mean = (of: (effort: Effort) => number) =>
      this.#efforts.reduce((sum, effort) => sum + of(effort), 0) / Math.max(1, this.#efforts.length);
    return {
      touches: mean(({ touches }) => touches),
      keys: mean(({ keys }) => keys),
      actingMs: mean(({ actingMs }) => actingMs),
      waitingMs: mean(({ waitingMs }) => waitingMs),
    };
  }

  get count(): number {
    return this.#efforts.length;
  }
}

async function touchEntry(door: EveningAtDoor, telephone: string): Promise<void> {
  const { page, hands } = door;
  await hands.see('#field-region');
  const region = page.locator('#field-region');
  if ((await region.inputValue()) === '') {
    await hands.press(region);
    await hands.press(page.locator('#entry-dock .picks button').first());
    await hands.press(page.locator('#entry-dock .districts button').first());
  }
  for (const digit of telephone) {
    await hands.press(page.locator('#entry-dock .digits').getByText(digit, { exact: true }));
  }
}

async function typeEntry(door: EveningAtDoor, telephone: string): Promise<void> {
  const { page, hands } = door;
  await hands.see('#field-region');
  if ((await page.locator('#field-region').inputValue()) === '') {
    await hands.see('#field-region:focus');
    await hands.type(...regionKeys);
  }
  await hands.see('#field-telephone:focus');
  await hands.type(...telephone);
}

/** Region and telephone, as far as the form is before its choices. */
export async function writeTelephone(door: EveningAtDoor, telephone: string): Promise<void> {
  await (door.hands.kind === 'touch' ? touchEntry : typeEntry)(door, telephone);
}

/** What evidence was seen, and the record. @returns the number of its row */
export async function finishEntry(door: EveningAtDoor): Promise<number> {
  const { page, hands } = door;
  if (hands.kind === 'touch') {
    await hands.press(page.locator('label.segment', { has: page.locator('#option-evidence-paper') }));
    await hands.press(page.locator('#entry-form [data-main]'));
  } else {
    await hands.type('Enter', '1', 'Enter', 'Enter', 'Enter');
    await hands.see('#entry-form [data-main]:focus');
    await hands.type('Enter');
  }
  await hands.see('.done.admit .done-row');
  return rowIn((await page.locator('.done-row').textContent()) ?? '');
}

export async function writeEntry(door: EveningAtDoor, telephone = door.telephone()): Promise<number> {
  await writeTelephone(door, telephone);
  return finishEntry(door);
}

/** The greatest number in a sentence: the row that was written last. */
export function rowIn(sentence: string): number {
  const numbers = [...sentence.matchAll(/\d+/g)].map(Number);
  if (numbers.length === 0) throw new Error(`no row is named in "${sentence}"`);
  return Math.max(...numbers);
}
