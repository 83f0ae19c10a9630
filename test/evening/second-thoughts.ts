import { type EntryEfforts, rowIn, writeEntry } from './entries.ts';
import type { EveningAtDoor } from './evening-at-door.ts';
import { people } from './venue.ts';

/** The wrong guest is undone and the right one recorded; one is recorded twice, one with the wrong evidence. */
export async function mistakesAreMended(door: EveningAtDoor, entries: EntryEfforts): Promise<void> {
  const { hands, book } = door;
  await door.goToDesk();
  await door.unlock(people.steward);
  await door.open('page.entry');
  const telephone = door.telephone();
  const guest = await recordLate(door, entries, telephone);
  await hands.press(door.button(door.t('entry.next')));
  const twice = await entries.measure(door, () => writeEntry(door, telephone));
  book.write(guest.guest, { seq: twice, kind: 'manual-entry', decision: 'admit' });
  await undo(door, guest.guest, twice);
  await correct(door, guest.guest, guest.seq);
  await door.open('page.entry');
  for (let n = 0; n < 3; n += 1) {
    if (n > 0) await hands.press(door.button(door.t('entry.next')));
    await recordLate(door, entries, door.telephone());
  }
  await door.leave();
}

/** A guest of half an hour ago, when nobody had a hand free. */
async function recordLate(door: EveningAtDoor, entries: EntryEfforts, telephone: string) {
  const { hands, page, book } = door;
  const guest = book.arrive();
  const seq = await entries.measure(door, async () => {
    await hands.press(door.button(door.t('when.open')));
    await hands.press(door.button(door.t('when.ago', { minutes: 30 })));
    await hands.goTo(page.locator('#field-telephone'));
    await door.shoot('late');
    return writeEntry(door, telephone);
  });
  book.write(guest, { seq, kind: 'manual-entry', decision: 'admit', late: true });
  book.letInByHand();
  return { guest, seq };
}

async function undo(door: EveningAtDoor, guest: number, seq: number): Promise<void> {
  await door.hands.press(door.page.locator('.done').getByRole('button', { name: /취소|Undo/ }));
  await door.hands.see('.done.review .done-row');
  await door.shoot('undone');
  const by = rowIn((await door.page.locator('.done-row').textContent()) ?? '');
  door.book.write(guest, { seq: by, kind: 'correction', corrects: seq, void: true });
}

/** The third kind of evidence. */
async function chooseSms({ hands, page }: EveningAtDoor): Promise<void> {
  if (hands.kind === 'touch') {
    return hands.press(page.locator('label.segment', { has: page.locator('#option-evidence-sms') }));
  }
  await hands.goTo(page.locator('[data-field=evidence] input:checked'));
  await hands.type('3');
}

/** The evidence was another. */
async function correct(door: EveningAtDoor, guest: number, seq: number): Promise<void> {
  const { hands, page, t } = door;
  await door.open('page.journal');
  await hands.press(page.locator(`[data-row="${seq}"] .open-row`));
  await hands.press(door.button(t('details.open')));
  await hands.press(door.button(t('details.correct')));
  await hands.see('#option-evidence-sms');
  await chooseSms(door);
  await hands.press(door.button(t('correct.because-typo')));
  await door.shoot('being-corrected');
  await hands.press(door.button(t('correct.admit')));
  const reason = t('correct.because-typo');
  await hands.see('[data-row][data-kind=correction]', reason);
  const row = page.locator('[data-row][data-kind=correction]', { hasText: reason });
  await door.shoot('corrected');
  const by = Number(await row.getAttribute('data-row'));
  door.book.write(guest, { seq: by, kind: 'correction', decision: 'admit', corrects: seq, late: true });
}

/** Guests who were sent away come back with somebody who answers for them, or with another proof. */
export async function secondChances(door: EveningAtDoor, entries: EntryEfforts): Promise<void> {
  const { venue, book } = door;
  const refused: { guest: number; scan: number }[] = [];
  const unknown: { guest: number; scan: number }[] = [];
  for (let n = 0; n < 3; n += 1) {
    const guest = book.arrive();
    refused.push({ guest, scan: await door.show(guest, venue.codes.expired(), ['refuse', 'expired']) });
  }
  for (let n = 0; n < 3; n += 1) {
    const guest = book.arrive();
    const scan = await door.show(guest, venue.codes.stranger(), ['review', 'issuer-unknown']);
    unknown.push({ guest, scan });
  }
  await door.goToDesk();
  await door.unlock(people.steward);
  for (const { guest, scan } of refused) await override(door, guest, scan);
  for (const { guest, scan } of unknown) {
    await door.open('page.settle');
    await door.hands.press(door.page.locator(`.settle-scan[data-row="${scan}"]`));
    const seq = await entries.measure(door, async () => {
      await door.hands.press(door.page.locator('.settle-details .details-keys .go'));
      return writeEntry(door);
    });
    book.write(guest, { seq, kind: 'manual-entry', decision: 'admit', scan });
    book.letInByHand();
  }
  await door.leave();
}

/** The supervisor is called, and answers with their own PIN at the steward's desk. */
async function override(door: EveningAtDoor, guest: number, scan: number): Promise<void> {
  const { hands, page, t } = door;
  await door.open('page.settle');
  await hands.press(page.locator(`.settle-scan[data-row="${scan}"]`));
  await hands.press(door.button(t('override.open')));
  await hands.press(page.locator('.override .pick', { hasText: people.supervisor.name }));
  await hands.press(door.button(t('override.because-evidence')));
  await hands.press(door.button(t('override.to-pin')));
  await hands.see('.override .pin-keys');
  await door.shoot('override-pin');
  await door.givePin(people.supervisor.pin);
  await hands.see('[data-override]');
  await door.shoot('overridden');
  const askedBy = door.venue.accountOf(people.steward);
  const seq = Number(await page.locator('[data-override]').getAttribute('data-override'));
  door.book.write(guest, { seq, kind: 'override', decision: 'admit', reason: 'expired', scan, askedBy });
  door.book.letInByHand();
}
