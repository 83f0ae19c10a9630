import type { EntryEfforts } from './entries.ts';
import { finishEntry, writeEntry, writeTelephone } from './entries.ts';
import type { EveningAtDoor } from './evening-at-door.ts';
import { people } from './venue.ts';

/** What the kiosk finds out by itself, or does when nobody touches it. */
const longMs = 60_000;

/** Whoever has the desk open records guests whose codes the scanner has just read. */
export async function deskStaysOpen(door: EveningAtDoor, entries: EntryEfforts): Promise<void> {
  const { hands, page } = door;
  await door.goToDesk();
  await door.unlock(people.steward);
  for (let n = 0; n < 10; n += 1) {
    const guest = door.book.arrive();
    const scan = await door.show(guest, door.venue.codes.stranger(), ['review', 'issuer-unknown']);
    const seq = await entries.measure(door, async () => {
      await hands.press(page.locator('.strip button'));
      return writeEntry(door);
    });
    if (n === 0) await door.shoot('recorded-at-the-desk');
    door.book.write(guest, { seq, kind: 'manual-entry', decision: 'admit', scan });
    door.book.letInByHand();
  }
  await door.leave();
}

/** The issuer's server goes down: passes are checked as before. */
export async function networkIsDown(door: EveningAtDoor): Promise<void> {
  await door.venue.network.stop();
  await door.hands.see('html[data-network=offline]', '', longMs);
  await door.letIn(40);
  await door.shoot('network-is-down');
}

/** The network is back. */
export async function networkIsBack(door: EveningAtDoor): Promise<void> {
  await door.venue.network.start();
  await door.hands.see('html[data-network=online]', '', longMs);
}

/** The scanner's plug is out: one guest after the other goes by hand, and the desk locks in the middle of one. */
export async function scannerIsGone(door: EveningAtDoor, entries: EntryEfforts): Promise<void> {
  const { hands, venue } = door;
  await venue.scanner.unplug();
  await hands.see('html[data-screen=out-of-order], .chip[data-chip=scanner]:not(.good)');
  await door.shoot('scanner-is-gone');
  await door.goToDesk();
  await door.unlock(people.steward);
  await door.open('page.entry');
  for (let n = 0; n < 12; n += 1) {
    const guest = door.book.arrive();
    if (n > 0) await hands.press(door.button(door.t('entry.next')));
    const seq = n === 5 ? await lockedInTheMiddle(door) : await entries.measure(door, () => writeEntry(door));
    door.book.write(guest, { seq, kind: 'manual-entry', decision: 'admit' });
    door.book.letInByHand();
  }
  await venue.scanner.replug();
  await door.leave();
  await hands.see('.chip[data-chip=scanner].good');
  await door.letIn(16);
}

/** Nobody touches the desk for a while, and what was written is still there. */
async function lockedInTheMiddle(door: EveningAtDoor): Promise<number> {
  const telephone = door.telephone();
  await writeTelephone(door, telephone);
  await door.shoot('being-written');
  await door.hands.see('html[data-screen=locked]', '', longMs);
  await door.shoot('locked-in-the-middle');
  await door.unlock(people.steward);
  const kept = await door.page.locator('#field-telephone').inputValue();
  if (kept.replaceAll('-', '') !== telephone) throw new Error('what was typed did not outlive the lock');
  // Whoever was typing goes on typing.
  if (door.hands.kind === 'keyboard') await door.hands.see('#field-telephone:focus');
  return finishEntry(door);
}
