import type { Statement as Prepared } from 'better-sqlite3';
import type { JWK } from 'jose';
import type { Handle } from '../store/open-database.ts';
import type { KeyMark } from './kiosk-keys.ts';

/** The kiosk's keys that this journal has seen, so that a lost one is noticed and an old signature can be checked. */
export class KnownKeys {
  readonly #newest: Prepared<[string], string>;
  readonly #remember: Prepared<[string, string, string | null]>;
  readonly #signing: Prepared<[], string>;

  constructor(database: Handle) {
    this.#newest = database
      .prepare<[string], string>('SELECT fingerprint FROM keys WHERE name = ? ORDER BY rowid DESC LIMIT 1')
      .pluck();
    // A key that came back is the newest again.
    this.#remember = database.prepare(
      'INSERT OR REPLACE INTO keys (name, fingerprint, public_jwk) VALUES (?, ?, ?)',
    );
    this.#signing = database
      .prepare<[], string>("SELECT public_jwk FROM keys WHERE name = 'signing' ORDER BY rowid")
      .pluck();
  }

  /** Those that are not the ones used last; of a journal that has seen none yet, all. */
  unknown(marks: readonly KeyMark[]): readonly KeyMark[] {
    return marks.filter(({ name, fingerprint }) => this.#newest.get(name) !== fingerprint);
  }

  /** @returns whether this journal knew another key of that name */
  remember({ name, fingerprint }: KeyMark, publicJwk: JWK): boolean {
    const another = this.#newest.get(name) !== undefined;
    this.#remember.run(name, fingerprint, name === 'signing' ? JSON.stringify(publicJwk) : null);
    return another;
  }

  /** Every public key that this journal was signed with, oldest first but for the one in use, which comes first. */
  signing(inUse: JWK): readonly JWK[] {
    const known = this.#signing.all().map((text) => JSON.parse(text) as JWK);
    return [inUse, ...known.filter(({ kid }) => kid !== inUse.kid)];
  }
}
