import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import { DatabaseDamaged, type Handle, isDamage, openDatabase } from '../store/open-database.ts';
import { migrations } from './migrations/migrations.ts';

export interface OpenedFile {
  readonly database: Handle;
  /** Why the journal begins anew although this kiosk had one, in English. */
  readonly begunAnew?: string;
}

/** Opens the file and looks at each page of it: a journal that breaks in the middle of an evening is worse. */
function openIntact(path: string): Handle {
  const database = openDatabase(path, migrations);
  try {
    const found = database.pragma('quick_check(1)', { simple: true });
    if (found === 'ok') return database;
    throw new DatabaseDamaged(path, { cause: new Error(String(found)) });
  } catch (error) {
    database.close();
    throw isDamage(error) ? new DatabaseDamaged(path, { cause: error }) : error;
  }
}

/** A name beside the journal that nothing has yet, with the time in it. */
function freeName(profile: string, now: EpochMs): string {
  const stamp = toIso(now).replaceAll(/[-:]|\.\d+/g, '');
  for (let turn = 1; ; turn += 1) {
    const name = `journal.damaged-${stamp}${turn === 1 ? '' : `-${turn}`}.db`;
    if (!existsSync(join(profile, name))) return name;
  }
}

/** Renames the file together with its log, which may hold the last rows: the two belong together. */
function setAside(profile: string, now: EpochMs): string {
  const name = freeName(profile, now);
  for (const suffix of ['', '-wal', '-shm']) {
    const from = join(profile, `journal.db${suffix}`);
    if (existsSync(from)) renameSync(from, join(profile, `${name}${suffix}`));
  }
  return name;
}

/**
 * Opens `journal.db` of a profile, or makes it. A damaged one is set aside, never deleted: what can be read of it is
 * still evidence.
 *
 * @param had whether this kiosk had a journal before: one that is not there any more is told apart from the first
 * @param damaged `refuse` where another process may have the file open: it would go on writing into the renamed one
 * @throws {DatabaseFromFuture}
 * @throws {DatabaseDamaged} if it is to be refused
 */
export function openJournalFile(
  profile: string,
  options: { readonly now: EpochMs; readonly had: boolean; readonly damaged: 'set-aside' | 'refuse' },
): OpenedFile {
  const path = join(profile, 'journal.db');
  // SQLite takes a file without a byte for a new one.
  const gone = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
  try {
    const database = openIntact(path);
    if (!gone || !options.had) return { database };
    return { database, begunAnew: 'The journal that this kiosk had is gone: its file was missing or empty' };
  } catch (error) {
    if (!(error instanceof DatabaseDamaged) || options.damaged === 'refuse') throw error;
    const name = setAside(profile, options.now);
    return {
      database: openIntact(path),
      begunAnew: `The journal before this row was damaged; it is kept as ${name}`,
    };
  }
}
