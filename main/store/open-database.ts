import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

export type Handle = Database.Database;

/** One step from a version to the next, run inside the one transaction that migrates a file. */
export interface Migration {
  /** The `user_version` that the file has afterwards. Ascending, with gaps. */
  readonly version: number;
  readonly up: (database: Handle) => void;
}

/** The file was written by a newer program; opening it could lose what this one does not know of. */
export class DatabaseFromFuture extends Error {
  readonly code = 'DATABASE_FROM_FUTURE';
  constructor(path: string, found: number, known: number) {
    super(
      `${path} was written by a newer Munjigi (file version ${found}, this program knows ${known}). Update Munjigi, or use another profile.`,
    );
    this.name = 'DatabaseFromFuture';
  }
}

/** The file is there but is no intact SQLite database. */
export class DatabaseDamaged extends Error {
  readonly code = 'DATABASE_DAMAGED';
  constructor(path: string, options: ErrorOptions) {
    super(`${path} is damaged`, options);
    this.name = 'DatabaseDamaged';
  }
}

function migrate(database: Handle, path: string, migrations: readonly Migration[]): void {
  const known = migrations.at(-1)?.version ?? 0;
  const run = database.transaction(() => {
    const found = database.pragma('user_version', { simple: true }) as number;
    if (found > known) throw new DatabaseFromFuture(path, found, known);
    for (const migration of migrations) {
      if (migration.version <= found) continue;
      migration.up(database);
      database.pragma(`user_version = ${migration.version}`);
    }
  });
  run.immediate();
}

/**
 * Opens a SQLite file the way every store of the house is opened: WAL, `synchronous=FULL` (better-sqlite3 builds
 * default to NORMAL when a WAL file is opened again, which loses the last commits at a power cut), foreign keys,
 * overwritten deletes, migrated to the newest version in one transaction.
 *
 * @param path file to open; its folder is made. `:memory:` for tests.
 * @throws {DatabaseFromFuture} the file is newer than the program
 * @throws {DatabaseDamaged} SQLite finds it corrupt or no database at all
 */
export function openDatabase(path: string, migrations: readonly Migration[]): Handle {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let database: Handle | undefined;
  try {
    database = new Database(path, { timeout: 5_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    database.pragma('trusted_schema = OFF');
    migrate(database, path, migrations);
    return database;
  } catch (error) {
    database?.close();
    if (isDamage(error)) throw new DatabaseDamaged(path, { cause: error });
    throw error;
  }
}

/** Whether an error of SQLite means that the file itself is damaged. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB'))
  );
}
