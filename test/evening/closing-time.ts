import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalRow, journalRowSchema } from '../../shared/journal-row.ts';
import type { EveningAtDoor } from './evening-at-door.ts';
import { must, people } from './venue.ts';

/** The last guests of the evening. */
export async function lastRush(door: EveningAtDoor): Promise<void> {
  await door.letIn(40);
}

/** The shift goes to the supervisor, with a note. */
export async function shiftIsHandedOver(door: EveningAtDoor): Promise<void> {
  const { hands, page, t } = door;
  await door.goToDesk();
  await door.unlock(people.steward);
  await door.open('page.shift');
  await hands.press(page.locator('[data-card=hand-over] .go'));
  await hands.press(page.locator('[data-card=hand-over] .pick', { hasText: people.supervisor.name }));
  await hands.goTo(page.locator('#shift-note'));
  if (hands.kind === 'keyboard') await hands.type(...'two umbrellas');
  else {
    await hands.see('.simple-keyboard .hg-button');
    for (const key of '2') await hands.press(page.locator(`.simple-keyboard [data-skbtn="${key}"]`));
  }
  await hands.press(door.button(t('shift.to-pin')));
  await hands.see('.take-over .pin-keys');
  await door.shoot('taking-over');
  await door.givePin(people.supervisor.pin);
  await hands.see('.me b', people.supervisor.name);
  await door.shoot('taken-over');
}

/** The signed journal of the day is saved at the desk. @returns where */
export async function journalIsSaved(door: EveningAtDoor): Promise<string> {
  const { hands, page, t } = door;
  await door.open('page.reports');
  await hands.press(door.button(t('reports.journal')));
  await hands.press(page.locator('[data-card=save]').getByRole('button', { name: t('outages.save-kiosk') }));
  await hands.see('[data-saved]');
  await door.shoot('saved');
  const path = await page.locator('[data-saved]').getAttribute('data-saved');
  await door.leave();
  return path ?? '';
}

/** What `munjigi journal verify` says of the file. @throws if the chain does not hold */
export async function verify(profile: string, file: string): Promise<string> {
  const key = join(profile, 'kiosk.jwk');
  writeFileSync(key, await must(profile, 'journal', 'key'));
  return (await must(profile, 'journal', 'verify', file, '--key', key)).trim();
}

/** The whole journal, once its export holds too. */
export async function exportedRows(profile: string): Promise<readonly JournalRow[]> {
  const text = await must(profile, 'journal', 'export', '--json');
  const file = join(profile, 'journal.jsonl');
  writeFileSync(file, text);
  await verify(profile, file);
  const lines = text.trim().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .filter((line) => 'seq' in line)
    .map((line) => journalRowSchema.parse(line));
}

/** How often each kind of row must be there that is of no guest. */
export function checkHouseRows(rows: readonly JournalRow[], awaited: Readonly<Record<string, number>>): void {
  const counted = Object.fromEntries(
    Object.keys(awaited).map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  );
  assert.deepEqual(counted, awaited);
}

/** No code and no number of a guest is in a text that must not have them. */
export function checkSilent(what: string, text: string, secrets: readonly string[]): void {
  const found = secrets.filter((secret) => text.includes(secret));
  assert.equal(found.length, 0, `${found.length} codes or numbers of guests are in ${what}`);
}
