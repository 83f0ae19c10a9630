import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Sorts entries, each once, on disk: SQLite sorts in runs and merges them, whatever their number.
 *
 * @yields runs of whole entries
 */
export async function* sortedEntries(entries: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-entries-'));
  const database = new Database(join(folder, 'entries.db'));
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec('CREATE TABLE entries (hash BLOB NOT NULL) STRICT; BEGIN');
    const insert = database.prepare('INSERT INTO entries (hash) VALUES (?)');
    for await (const entry of entries) insert.run(entry);
    database.exec('COMMIT');
    const sorted = database.prepare<[], Buffer>('SELECT DISTINCT hash FROM entries ORDER BY hash').pluck();
    let run: Buffer[] = [];
    for (const entry of sorted.iterate()) {
      run.push(entry);
      if (run.length < 4_096) continue;
      yield Buffer.concat(run);
      run = [];
    }
    yield Buffer.concat(run);
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
