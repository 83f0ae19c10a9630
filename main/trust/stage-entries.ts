import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Handle } from '../store/open-database.ts';
import { ENTRY_BYTES } from './revocation-scheme.ts';
import { SourceRefused } from './source-refused.ts';

/** What a file of entries was announced to be. */
export interface AnnouncedEntries {
  readonly count: number;
  /** SHA-256 of all of its bytes. */
  readonly sha256: Buffer;
}

/**
 * Entries between two commits, each of which waits for the disk: what is written stays little at any time, so that
 * the journal of the door, on the same disk, never waits behind all of it.
 */
const entriesToCommit = 131_072;

function createFile(path: string): Handle {
  const database = new Database(path);
  // A file that is not whole is thrown away, so there is nothing to roll back.
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = FULL');
  database.pragma('locking_mode = EXCLUSIVE');
  database.exec('CREATE TABLE revoked (hash BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID');
  return database;
}

/** Cuts chunks of any length into runs of whole entries. */
async function* wholeEntries(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % ENTRY_BYTES);
    rest = Buffer.from(bytes.subarray(whole));
    // A slow line brings less than one entry at a time.
    if (whole > 0) yield bytes.subarray(0, whole);
  }
  if (rest.length > 0) throw new SourceRefused('mismatch', 'The list of entries ends in the middle of one.');
}

/**
 * Writes a list of entries into a SQLite file of its own, in the order that they come in and in little memory.
 *
 * @param path a file that is not there yet, and is whole only if this resolves
 * @throws {SourceRefused} `mismatch`: it is not what was announced; `invalid`: not strictly ascending
 */
export async function stageEntries(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  announced: AnnouncedEntries,
): Promise<void> {
  const database = createFile(path);
  try {
    const insert = database.prepare('INSERT INTO revoked (hash) VALUES (?)');
    const digest = createHash('sha256');
    let previous: Buffer = Buffer.alloc(0);
    let count = 0;
    let open = 0;
    for await (const run of wholeEntries(chunks)) {
      digest.update(run);
      const entries = run.length / ENTRY_BYTES;
      if (count + entries > announced.count) {
        throw new SourceRefused(
          'mismatch',
          `The list holds more than the ${announced.count} entries it names.`,
        );
      }
      if (open === 0) database.exec('BEGIN');
      for (let at = 0; at < run.length; at += ENTRY_BYTES) {
        const entry = run.subarray(at, at + ENTRY_BYTES);
        if (Buffer.compare(previous, entry) >= 0) {
          throw new SourceRefused(
            'invalid',
            'The entries of the list are not in ascending order, each once.',
          );
        }
        insert.run(entry);
        previous = entry;
      }
      count += entries;
      open += entries;
      if (open < entriesToCommit) continue;
      database.exec('COMMIT');
      open = 0;
    }
    if (open > 0) database.exec('COMMIT');
    if (count !== announced.count) {
      throw new SourceRefused('mismatch', `The list names ${announced.count} entries, and ${count} came.`);
    }
    if (!digest.digest().equals(announced.sha256)) {
      throw new SourceRefused('mismatch', 'The entries are not those that the list was signed for.');
    }
  } finally {
    database.close();
  }
}
