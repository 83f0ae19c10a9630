import Database from 'better-sqlite3';

/** The journal could not be written: disk full, read-only, locked too long, damaged. Nothing of the work is kept. */
export class JournalUnwritable extends Error {
  readonly code = 'JOURNAL_UNWRITABLE';
  override readonly name = 'JournalUnwritable';
  constructor(cause: InstanceType<typeof Database.SqliteError>) {
    super(`The journal cannot be written (${cause.code}). ${adviceFor(cause.code)}`, { cause });
  }
}

/** The pass is in already, or was in once and may not come again: the caller did not ask `earlierEntry`. */
export class AdmittedAlready extends Error {
  readonly code = 'ADMITTED_ALREADY';
  override readonly name = 'AdmittedAlready';
  constructor(options: ErrorOptions) {
    super('This pass has an admission that rules out another', options);
  }
}

/** A file of the profile's `keys` folder is there but is no key. It is never overwritten. */
export class KeyUnusable extends Error {
  readonly code = 'KEY_UNUSABLE';
  override readonly name = 'KeyUnusable';
  constructor(path: string, options?: ErrorOptions) {
    super(`${path} is not a key. Restore it from a backup, or move it away and start again.`, options);
  }
}

/** Rows that were to be exported are gone: retention destroyed them meanwhile. */
export class RowsGone extends Error {
  readonly code = 'ROWS_GONE';
  override readonly name = 'RowsGone';
  constructor() {
    super('Rows were destroyed while they were exported. Export again.');
  }
}

function adviceFor(code: string): string {
  if (code.startsWith('SQLITE_FULL')) return 'Free space on the disk.';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return 'Make the profile folder writable for this user.';
  }
  if (code.startsWith('SQLITE_BUSY')) return 'Another program holds the file; end it.';
  if (code.startsWith('SQLITE_CORRUPT')) return 'Start again: the file is then checked and set aside.';
  return 'Check the disk.';
}

/** Whether an error of SQLite says that a UNIQUE constraint held. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
}

/** Whether an error of SQLite is the disk's or the file's, not the program's. */
export function isStorageFault(error: unknown): error is InstanceType<typeof Database.SqliteError> {
  return (
    error instanceof Database.SqliteError &&
    !/^SQLITE_(CONSTRAINT|ERROR|MISUSE|RANGE|MISMATCH)/.test(error.code)
  );
}
