import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { GuestBook } from './guest-book.ts';
import type {
  GuestErrand,
  GuestErrandOrder,
  GuestErrandResults,
  GuestFileLook,
  Staging,
} from './guest-errand.ts';
import { isListFault } from './list-faults.ts';
import { readGuestFile } from './read-guest-file.ts';

/** The thread that `GuestErrands` starts: one errand on a store of its own, then it ends. */

/** As many as tell whether the columns are what they say. */
const shownAtMost = 5;
/** As many problems as somebody mends before trying again. */
const toldAtMost = 20;

function look(path: string): GuestFileLook {
  const reading = readGuestFile(path);
  if (!reading.ok) {
    const problems = reading.problems.slice(0, toldAtMost);
    return { ok: false, problems, more: reading.problems.length - problems.length };
  }
  const { guests, ...file } = reading;
  return { ...file, guests: guests.length, first: guests.slice(0, shownAtMost) };
}

function stage(book: GuestBook, { path, sha256, list }: Extract<GuestErrand, { type: 'stage' }>): Staging {
  const reading = readGuestFile(path);
  if (!reading.ok || reading.sha256 !== sha256) {
    return { ok: false, detail: 'The file was changed since you looked at it. Look at it again.' };
  }
  try {
    return { ok: true, staged: book.lists.stage(list, reading.guests) };
  } catch (error) {
    if (isListFault(error)) return { ok: false, detail: error.message };
    throw error;
  }
}

async function run(
  book: GuestBook,
  errand: Exclude<GuestErrand, { type: 'look' }>,
): Promise<GuestErrandResults[keyof GuestErrandResults]> {
  if (errand.type === 'stage') return stage(book, errand);
  await book.lists.purge(errand.now);
  return undefined;
}

const port = parentPort;
if (port === null) throw new Error('this is the entry of a thread');
// Linux lowers the one thread that asks, so that the door's is served first; elsewhere it would be the whole kiosk.
if (process.platform === 'linux') setPriority(10);
const { profile, errand } = workerData as GuestErrandOrder;
if (errand.type === 'look') port.postMessage(look(errand.path));
else {
  const book = GuestBook.open(profile);
  try {
    port.postMessage(await run(book, errand));
  } finally {
    book.close();
  }
}
