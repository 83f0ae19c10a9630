import type { Statement as Prepared } from 'better-sqlite3';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Handle } from '../store/open-database.ts';
import type { Admissions } from './admissions.ts';
import { parseRow } from './row-store.ts';

/** Rows that point to one, at most: opened again and again, it is the first that count. */
const pointingAtMost = 50;

/** Which rows belong together, and what the kiosk knew of the network when it wrote one. */
export class RelatedRows {
  readonly #row: Prepared<[number], string>;
  readonly #pointing: Prepared<{ seq: number; limit: number }, string>;
  readonly #latest: Prepared<['network' | 'started', number], string>;
  readonly #admissions: Pick<Admissions, 'entryBefore'>;

  constructor(database: Handle, admissions: Pick<Admissions, 'entryBefore'>) {
    this.#admissions = admissions;
    this.#row = database.prepare<[number], string>('SELECT body FROM rows WHERE seq = ?').pluck();
    this.#pointing = database
      .prepare<{ seq: number; limit: number }, string>(`
        SELECT body FROM (
          SELECT seq, body FROM rows WHERE scan = :seq
          UNION SELECT seq, body FROM rows WHERE corrects = :seq
          UNION SELECT seq, body FROM rows WHERE opens = :seq
        ) ORDER BY seq LIMIT :limit`)
      .pluck();
    this.#latest = database
      .prepare<['network' | 'started', number], string>(`
        SELECT body FROM rows INDEXED BY rows_of_network
        WHERE kind IN ('network', 'started') AND kind = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`)
      .pluck();
  }

  /** What this row points to, what points to it, and the entry that speaks against a second use; oldest first. */
  of(row: JournalRow): readonly JournalRow[] {
    const entry =
      row.pass !== undefined && (row.reason === 'used' || row.reason === 'already-inside')
        ? this.#admissions.entryBefore(row.pass, row.seq)
        : undefined;
    const pointedTo = [row.scan, row.corrects, row.opens, entry]
      .filter((seq) => seq !== undefined)
      .flatMap((seq) => this.#row.get(seq) ?? [])
      .map(parseRow);
    const pointing = this.#pointing.all({ seq: row.seq, limit: pointingAtMost }).map(parseRow);
    return [...pointedTo, ...pointing].toSorted((one, other) => one.seq - other.seq);
  }

  /** The row that says what of the network was not reached from then on: a start forgets what was before. */
  networkAt(seq: number): JournalRow | undefined {
    const [network, started] = (['network', 'started'] as const).map((kind) => {
      const body = this.#latest.get(kind, seq);
      return body === undefined ? undefined : parseRow(body);
    });
    return (network?.seq ?? 0) > (started?.seq ?? 0) ? network : started;
  }
}
