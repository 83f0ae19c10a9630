import type { Statement as Prepared } from 'better-sqlite3';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { Head } from './chain.ts';
import type { SigningKey } from './signing-key.ts';

const everyRows = 256;
const everyMs = 10 * 60_000;
/** More rows in a row without a mark than this program leaves, whatever one transaction appends. */
export const longestUnsigned = 2 * everyRows;

export interface Checkpoint {
  readonly seq: number;
  readonly jws: string;
}

/** Signed marks along the chain, so that a chain made anew by somebody without the key is found out. */
export class Checkpoints {
  readonly #signing: SigningKey;
  readonly #last: Prepared<[], { seq: number; at: EpochMs }>;
  readonly #insert: Prepared<[number, EpochMs, string, string]>;
  readonly #at: Prepared<[number], string>;

  constructor(database: Handle, signing: SigningKey) {
    this.#signing = signing;
    this.#last = database.prepare('SELECT seq, at FROM checkpoints ORDER BY seq DESC LIMIT 1');
    this.#insert = database.prepare('INSERT INTO checkpoints (seq, at, kid, jws) VALUES (?, ?, ?, ?)');
    this.#at = database.prepare<[number], string>('SELECT jws FROM checkpoints WHERE seq = ?').pluck();
  }

  /** Signs the head when enough rows or minutes have passed since the last checkpoint: not every row pays for it. */
  writeIfDue(head: Head, now: EpochMs): void {
    const last = this.#last.get();
    const rows = head.seq - (last?.seq ?? 0);
    if (rows >= everyRows || (rows > 0 && Math.abs(now - (last?.at ?? 0)) >= everyMs)) this.write(head, now);
  }

  /** Signs the head unless it is signed already. */
  write(head: Head, now: EpochMs): void {
    if (head.seq <= (this.#last.get()?.seq ?? 0)) return;
    const jws = this.#signing.sign('munjigi-checkpoint', { ...head, at: toIso(now) });
    this.#insert.run(head.seq, now, this.#signing.kid, jws);
  }

  /** The mark on row `seq`, if there is one. */
  at(seq: number): string | undefined {
    return this.#at.get(seq);
  }
}
