import type { Statement as Prepared } from 'better-sqlite3';
import type { EpochMs } from '../../shared/clock.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Handle } from '../store/open-database.ts';
import { AdmittedAlready, isUniqueViolation } from './faults.ts';

/** Guests who come in: `seq` is the row that lets them. */
export interface Admission {
  /** Keyed hash of the pass; absent for guests who were entered by hand without one. */
  readonly pass?: string;
  /**
   * Keyed hash of another pass of the same guest, shown together with it: either stands for both. Without `pass`: of
   * one that stands for an earlier admission already, and from here on for this one too.
   */
  readonly companion?: string;
  readonly entry: Policy['entry'];
  readonly seq: number;
  readonly at: EpochMs;
  /** How many guests, 1 unless given. */
  readonly party?: number;
  /** The pass could be shown again until then: it is remembered for that long, whatever the retention time. */
  readonly keepUntil?: EpochMs;
}

/** Guests who go out: `seq` is the row that lets them. */
export interface Departure {
  readonly pass?: string;
  readonly seq: number;
  readonly at: EpochMs;
  /** How many go; all who came with the pass unless given. */
  readonly party?: number;
}

export interface EarlierEntry {
  readonly at: EpochMs;
  readonly gate: string;
  readonly inside: boolean;
}

/** A pass that may come once is remembered for good if nobody says until when it could be shown. */
const forGood: EpochMs = Number.MAX_SAFE_INTEGER;

interface Open {
  readonly seq: number;
  readonly inside: number;
}
type Entered = [number, string | null, EpochMs, string, string, number, number, EpochMs | null];

/** The admissions that a pass stands for: its own, and those it came to as the second of two. */
const ofPass = `
  (SELECT * FROM admissions WHERE pass = :pass
   UNION ALL SELECT admissions.* FROM companions JOIN admissions ON seq = admission WHERE companions.pass = :pass)`;

/** Who is in: the memory that no upload, no export and no restart empties. */
export class Admissions {
  readonly #earlier: Prepared<{ pass: string }, { at: number; gate: string; inside: number }>;
  readonly #insideWith: Prepared<{ pass: string }, number>;
  readonly #entryBefore: Prepared<{ pass: string; seq: number }, number>;
  readonly #openOf: Prepared<{ pass: string }, Open>;
  readonly #openWithoutPass: Prepared<[], Open>;
  readonly #enter: Prepared<Entered>;
  readonly #accompany: Prepared<[number, string]>;
  readonly #go: Prepared<[number, number]>;
  readonly #comeBack: Prepared<[number, number]>;
  readonly #depart: Prepared<[number, number, number]>;
  readonly #departuresOf: Prepared<[number], { admission: number; party: number }>;
  readonly #dropDepartures: Prepared<[number]>;
  readonly #dropAdmission: Prepared<[number]>;
  readonly #inside: Prepared<[EpochMs], number>;

  constructor(database: Handle) {
    this.#earlier = database.prepare(`SELECT at, gate, inside FROM ${ofPass} ORDER BY seq DESC LIMIT 1`);
    this.#insideWith = database
      .prepare<{ pass: string }, number>(`SELECT coalesce(sum(inside), 0) FROM ${ofPass}`)
      .pluck();
    this.#entryBefore = database
      .prepare<{ pass: string; seq: number }, number>(
        `SELECT seq FROM ${ofPass} WHERE seq < :seq ORDER BY seq DESC LIMIT 1`,
      )
      .pluck();
    this.#openOf = database.prepare(`SELECT seq, inside FROM ${ofPass} WHERE inside > 0`);
    this.#openWithoutPass = database.prepare(
      'SELECT seq, inside FROM admissions WHERE pass IS NULL AND inside > 0 ORDER BY at DESC, seq DESC LIMIT 1',
    );
    this.#enter = database.prepare(`
      INSERT INTO admissions (seq, pass, at, gate, entry, party, inside, keep_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#accompany = database.prepare('INSERT INTO companions (admission, pass) VALUES (?, ?)');
    this.#go = database.prepare('UPDATE admissions SET inside = inside - ? WHERE seq = ?');
    // Ignored where the pass came in again since: that admission is the open one.
    this.#comeBack = database.prepare('UPDATE OR IGNORE admissions SET inside = inside + ? WHERE seq = ?');
    this.#depart = database.prepare('INSERT INTO departures (seq, admission, party) VALUES (?, ?, ?)');
    this.#departuresOf = database.prepare('SELECT admission, party FROM departures WHERE seq = ?');
    this.#dropDepartures = database.prepare('DELETE FROM departures WHERE seq = ?');
    this.#dropAdmission = database.prepare('DELETE FROM admissions WHERE seq = ?');
    this.#inside = database
      .prepare<[EpochMs], number>(
        'SELECT coalesce(sum(inside), 0) FROM admissions WHERE at >= ? AND inside > 0',
      )
      .pluck();
  }

  earlierEntry(pass: string): EarlierEntry | undefined {
    const found = this.#earlier.get({ pass });
    return found === undefined ? undefined : { ...found, inside: found.inside > 0 };
  }

  /** How many guests are in whom this pass stands for. */
  insideWith(pass: string): number {
    return this.#insideWith.get({ pass }) ?? 0;
  }

  /** The row that let this pass in, the latest before row `seq`. */
  entryBefore(pass: string, seq: number): number | undefined {
    return this.#entryBefore.get({ pass, seq });
  }

  /** @throws {AdmittedAlready} the pass is in (unless entry is free), or was in and may come once only */
  enter({ pass, companion, entry, seq, at, party = 1, keepUntil }: Admission, gate: string): void {
    if (pass !== undefined && entry === 'free' && this.#openOf.get({ pass }) !== undefined) return;
    const keep = keepUntil ?? (entry === 'once' && (pass ?? companion) !== undefined ? forGood : null);
    try {
      this.#enter.run(seq, pass ?? null, at, gate, entry, party, party, keep);
      if (companion !== undefined) this.#accompany.run(seq, companion);
    } catch (error) {
      if (isUniqueViolation(error)) throw new AdmittedAlready({ cause: error });
      throw error;
    }
  }

  /**
   * Guests with a pass leave the admission of that pass. Guests without one leave the latest that have none: those
   * of an earlier day who never checked out must not swallow today's departures.
   *
   * @returns whether anybody was in to leave
   */
  leave({ pass, seq, party }: Departure): boolean {
    let toGo = party ?? (pass === undefined ? 1 : Number.POSITIVE_INFINITY);
    let left = false;
    while (toGo > 0) {
      const open = pass === undefined ? this.#openWithoutPass.get() : this.#openOf.get({ pass });
      if (open === undefined) break;
      const going = Math.min(toGo, open.inside);
      this.#go.run(going, open.seq);
      this.#depart.run(seq, open.seq, going);
      toGo -= going;
      left = true;
    }
    return left;
  }

  /** What row `seq` let in or out never happened: staff took it back. */
  withdraw(seq: number): void {
    for (const { admission, party } of this.#departuresOf.all(seq)) this.#comeBack.run(party, admission);
    this.#dropDepartures.run(seq);
    this.#dropAdmission.run(seq);
  }

  /** Guests who came at `since` or later and are still in. */
  inside(since: EpochMs): number {
    return this.#inside.get(since) ?? 0;
  }
}
