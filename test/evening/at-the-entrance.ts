import { setTimeout } from 'node:timers/promises';
import type { EntryEfforts } from './entries.ts';
import { writeEntry } from './entries.ts';
import type { EveningAtDoor } from './evening-at-door.ts';
import { people } from './venue.ts';

/** A little more than the kiosk's own (`repeatMs`). */
const repeatWindowMs = 3_500;

/** What a scanner sends that was held before a menu, a blister pack, a torch. */
const noise = [
  'https://example.com/menu?table=7',
  '8801234567893',
  Uint8Array.of(0xff, 0xfe, 0x00, 0x80, 0x99),
  '오늘의 메뉴',
] as const;

/** The doors open: good passes, and all that comes with them. */
export async function doorsOpen(door: EveningAtDoor): Promise<void> {
  const { codes } = door.venue;
  const came = await door.letIn(56);
  await door.shoot('admitted');
  // Held there again at once it is the same scan still.
  await setTimeout(repeatWindowMs);
  for (const { guest, code } of came.slice(0, 6)) await door.show(guest, code, ['refuse', 'already-inside']);
  await door.shoot('already-inside');
  await door.show(door.book.arrive(), codes.expired(), ['refuse', 'expired']);
  for (let n = 0; n < 3; n += 1) {
    await door.show(door.book.arrive(), codes.forged(), ['refuse', 'signature-invalid']);
  }
  for (const text of noise) {
    const guest = door.book.arrive();
    const reason =
      typeof text === 'string' && /^\p{ASCII}+$/u.test(text) ? 'unsupported-format' : 'unreadable';
    await door.show(guest, text, ['review', reason]);
    if (text === noise[0]) await door.shoot('noise');
    await door.show(guest, codes.good(), ['admit', 'ok']);
  }
}

/** Guests whose issuer nobody knows: each is recorded from the verdict that sent for staff, PIN and all. */
export async function staffAreCalled(door: EveningAtDoor, entries: EntryEfforts): Promise<void> {
  const { hands, page } = door;
  for (let n = 0; n < 8; n += 1) {
    const guest = door.book.arrive();
    const scan = await door.show(guest, door.venue.codes.stranger(), ['review', 'issuer-unknown']);
    if (n === 0) await door.shoot('review');
    const seq = await entries.measure(door, async () => {
      if (hands.kind === 'keyboard') await hands.type('F2');
      else await hands.press(page.locator('.verdict-staff .record'));
      if (n === 0) await mistypePin(door);
      await door.unlock(people.steward);
      return writeEntry(door);
    });
    door.book.write(guest, { seq, kind: 'manual-entry', decision: 'admit', scan });
    door.book.letInByHand();
    if (n === 0) await door.shoot('recorded-from-the-entrance');
    await door.leave();
  }
}

/** One PIN is wrong, and the next has to wait a second. */
async function mistypePin(door: EveningAtDoor): Promise<void> {
  const { hands, page } = door;
  await hands.see('html[data-screen=locked] .people');
  await hands.press(page.locator('.people button', { hasText: people.steward.name }));
  await hands.see('.pin-keys');
  await door.givePin('999999');
  await hands.see('.lock-said', door.t('lock.wrong'));
  await door.shoot('wrong-pin');
  await hands.see('.pin-keys button:enabled');
  await hands.press(door.button(door.t('lock.other')));
}
