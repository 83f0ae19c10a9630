import { hkdfSync } from 'node:crypto';
import type { Statement as Prepared } from 'better-sqlite3';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';

const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

/** A scan that waits for its second look. */
export interface PendingCopy {
  /** The row of the scan. */
  readonly seq: number;
  readonly keepUntil: EpochMs;
}

/**
 * Sealed copies of scans that could not be decided: the one place where a code outlives its verdict, and only for as
 * long as the policy says. They are no part of the chain and of no export; a copy that is deleted is overwritten in the
 * file, and gone from the write-ahead log once that is emptied.
 */
export class RecheckCopies {
  readonly #key: Uint8Array;
  readonly #add: Prepared<[number, EpochMs, string]>;
  readonly #pending: Prepared<[], PendingCopy>;
  readonly #sealed: Prepared<[number], string>;
  readonly #forget: Prepared<[number]>;
  readonly #end: Prepared<[], EpochMs | null>;

  /** @param master the key that seals, of which the copies have their own (RFC 5869) */
  constructor(database: Handle, master: Uint8Array) {
    this.#key = new Uint8Array(hkdfSync('sha256', master, '', 'munjigi recheck copies', 32));
    this.#add = database.prepare('INSERT INTO recheck_copies (seq, keep_until, sealed) VALUES (?, ?, ?)');
    this.#pending = database.prepare('SELECT seq, keep_until AS keepUntil FROM recheck_copies ORDER BY seq');
    this.#sealed = database
      .prepare<[number], string>('SELECT sealed FROM recheck_copies WHERE seq = ?')
      .pluck();
    this.#forget = database.prepare('DELETE FROM recheck_copies WHERE seq = ?');
    this.#end = database.prepare<[], EpochMs | null>('SELECT min(keep_until) FROM recheck_copies').pluck();
  }

  /** Keeps a copy of what was scanned in row `seq`, until then at most: a JWE (RFC 7516), bound to its row. */
  async keep(seq: number, keepUntil: EpochMs, text: string): Promise<void> {
    const sealed = await new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: `recheck ${seq}` })
      .encrypt(this.#key);
    this.#add.run(seq, keepUntil, sealed);
  }

  /** @returns `undefined`: it is gone, or was sealed under a key that this kiosk lost */
  async open(seq: number): Promise<string | undefined> {
    const sealed = this.#sealed.get(seq);
    if (sealed === undefined) return undefined;
    try {
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, this.#key, algorithms);
      return protectedHeader.kid === `recheck ${seq}` ? new TextDecoder().decode(plaintext) : undefined;
    } catch {
      return undefined;
    }
  }

  pending(): readonly PendingCopy[] {
    return this.#pending.all();
  }

  /** When the first of them has to go. */
  firstEnd(): EpochMs | undefined {
    return this.#end.get() ?? undefined;
  }

  forget(seq: number): void {
    this.#forget.run(seq);
  }
}
