import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { rounded } from '../bench/figures.ts';
import { deskStaysOpen, networkIsBack, networkIsDown, scannerIsGone } from './at-the-desk.ts';
import { doorsOpen, staffAreCalled } from './at-the-entrance.ts';
import {
  checkHouseRows,
  checkSilent,
  exportedRows,
  journalIsSaved,
  lastRush,
  shiftIsHandedOver,
  verify,
} from './closing-time.ts';
import { EntryEfforts } from './entries.ts';
import { EveningAtDoor } from './evening-at-door.ts';
import { memoryOf } from './memory.ts';
import type { Options } from './options.ts';
import { mistakesAreMended, secondChances } from './second-thoughts.ts';
import { people, type Venue } from './venue.ts';

type Stage = (door: EveningAtDoor, entries: EntryEfforts) => Promise<unknown>;

const stages: Readonly<Record<string, Stage>> = {
  'doors-open': doorsOpen,
  'staff-are-called': staffAreCalled,
  'desk-stays-open': deskStaysOpen,
  'network-is-down': networkIsDown,
  'network-is-back': networkIsBack,
  'scanner-is-gone': scannerIsGone,
  'mistakes-are-mended': mistakesAreMended,
  'second-chances': secondChances,
  'last-rush': lastRush,
  'shift-is-handed-over': shiftIsHandedOver,
};

/** Rows that are of no guest. The desk was unlocked by a PIN each time it is told, and by whoever took the shift over. */
const houseRows = { unlocked: 15, 'pin-refused': 1, 'handed-over': 1, opened: 1 };

function seconds(ms: number): number {
  return rounded(ms / 1_000);
}

/**
 * Plays the evening and holds the kiosk to account for it.
 *
 * @param say takes a line on each stage
 * @param shoot takes a picture
 * @returns the figures
 * @throws if the journal, the chain or the log is not what it must be
 */
export async function playEvening(
  venue: Venue,
  page: Page,
  { shape, language }: Options,
  say: (line: string) => void,
  shoot: (stage: string) => Promise<void>,
): Promise<Readonly<Record<string, unknown>>> {
  const door = new EveningAtDoor(venue, page, { shape, language }, shoot);
  const entries = new EntryEfforts();
  await page.goto(venue.kiosk.address);
  await door.hands.see('html[data-screen=idle]');
  const before = await memoryOf(page, venue.kiosk.pid);
  for (const [name, play] of Object.entries(stages)) {
    const began = performance.now();
    const { guests, byHand } = door.book;
    await play(door, entries);
    const came = `${door.book.guests - guests} guests, ${door.book.byHand - byHand} by hand`;
    say(`${name}: ${came}, ${seconds(performance.now() - began)} s`);
  }
  const saved = await journalIsSaved(door);
  // The screens that were left are let go of when the browser has nothing else to do.
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  const after = await memoryOf(page, venue.kiosk.pid);
  const verified = await verify(venue.profile, saved);
  say(verified);

  const rows = await exportedRows(venue.profile);
  door.book.check(rows);
  checkHouseRows(rows, houseRows);
  assert.deepEqual(door.hands.lost, [], 'the keyboard lost its place');
  const guestsSecrets = [...venue.codes.taken, ...door.telephones];
  const staffNames = Object.values(people).map(({ name }) => name);
  const log = readFileSync(join(venue.profile, 'munjigi.log'), 'utf8');
  checkSilent('munjigi.log', log, [...guestsSecrets, ...staffNames, '홍길동']);
  checkSilent('the export', JSON.stringify(rows), [...guestsSecrets, '홍길동']);
  checkSilent('what the kiosk said', venue.kiosk.talk(), [...guestsSecrets, '홍길동']);
  const { touches, keys, actingMs, waitingMs } = entries.mean();
  return {
    shape,
    language,
    guests: door.book.guests,
    byHand: door.book.byHand,
    entry: {
      count: entries.count,
      touches: rounded(touches),
      keys: rounded(keys),
      actingSeconds: seconds(actingMs),
      waitingSeconds: seconds(waitingMs),
    },
    painted: { unit: 'ms', ...door.paints.figures() },
    rows: rows.length,
    kinds: door.book.kinds(),
    memory: { before, after },
    verified,
  };
}
