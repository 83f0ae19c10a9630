import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { Journal } from '../../../main/journal/journal.ts';
import type { JournalOptions } from '../../../main/journal/journal-options.ts';
import type { EpochMs } from '../../../shared/clock.ts';
import type { RowDraft } from '../../../shared/journal-row.ts';

/** 24 November 2026, noon in Seoul. */
export const noon: EpochMs = Date.UTC(2026, 10, 24, 3);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export function newProfile(context: TestContext): string {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-journal-'));
  context.after(() => rmSync(profile, { recursive: true, force: true }));
  return profile;
}

export interface TestJournal {
  readonly journal: Journal;
  readonly profile: string;
  readonly time: { now: EpochMs };
  /** A second connection, as another process has. */
  readonly again: (options?: Partial<JournalOptions>) => Journal;
  /** Writes drafts, a transaction each, and gives the last row's number. */
  readonly write: (...drafts: readonly Partial<RowDraft>[]) => number;
}

/** A journal of its own on a clock that stands still. */
export function newJournal(
  context: TestContext,
  options: {
    readonly profile?: string;
    readonly now?: EpochMs;
    readonly place?: JournalOptions['place'];
  } = {},
): TestJournal {
  const profile = options.profile ?? newProfile(context);
  const time = { now: options.now ?? noon };
  const again = (more: Partial<JournalOptions> = {}) => {
    const opened = Journal.open(profile, {
      clock: { now: () => time.now },
      version: '0.0.0',
      retentionDays: 28,
      place: options.place ?? (() => ({ venue: '문지기 회관', gate: '북문' })),
      ...more,
    });
    context.after(() => opened.close());
    return opened;
  };
  const journal = again();
  const write = (...drafts: readonly Partial<RowDraft>[]) => {
    let seq = 0;
    for (const draft of drafts) {
      seq = journal.write(({ append }) => append({ ...scan, ...draft }));
    }
    return seq;
  };
  return { journal, profile, time, again, write };
}

/** A guest who is let in. */
export const scan: RowDraft = {
  kind: 'scan',
  clock: 'trusted',
  network: 'online',
  decision: 'admit',
  reason: 'ok',
  direction: 'entry',
};

/** Somebody with the file and a screwdriver: every guard of the tables is off. */
export function tamper(profile: string, work: (database: Database.Database) => void): void {
  const database = new Database(join(profile, 'journal.db'));
  try {
    const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
    work(database);
  } finally {
    database.close();
  }
}

export function* repeat<T>(count: number, value: T): Generator<T> {
  for (let n = 0; n < count; n += 1) yield value;
}

/** Lines as a file gives them. */
export async function* linesOf(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}
