import { randomBytes, randomInt } from 'node:crypto';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import { IssuerRefused, type OrderProblem } from './issuer-refused.ts';

/** Entries a list: large enough that a pass hides in the crowd (Token Status List draft, privacy considerations). */
export const listSize = 2 ** 17;

export interface Identity {
  /** `iss` of every pass: the address under which the folder is published. */
  readonly id: string;
  readonly name: string;
}

/** A pass to be written down. Without an `id` it is given a random one. */
export interface Entry {
  readonly id?: string | undefined;
  readonly expiresAt: EpochMs;
}

/** Where a pass stands in the issuer's lists. */
export interface Place {
  readonly id: string;
  readonly list: number;
  readonly place: number;
}

/** What the issuer must remember of its passes: `register.db`. */
export class Register {
  readonly #database: Handle;

  constructor(database: Handle) {
    this.#database = database;
  }

  identity(): Identity | undefined {
    return this.#database.prepare<[], Identity>('SELECT id, name FROM issuer').get();
  }

  /** @returns false if there is an identity already */
  name({ id, name }: Identity): boolean {
    const { changes } = this.#database
      .prepare('INSERT OR IGNORE INTO issuer (only_row, id, name) VALUES (1, ?, ?)')
      .run(id, name);
    return changes === 1;
  }

  /**
   * Writes passes down, all or none, each at a random free place, so that a number says nothing about its neighbours.
   *
   * @throws {IssuerRefused} `id-used`, with the orders at fault
   */
  enter(entries: readonly Entry[], now: EpochMs): readonly Place[] {
    const insert = this.#database.prepare(
      'INSERT OR IGNORE INTO passes (id, list, place, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)',
    );
    const isTaken = this.#database.prepare('SELECT 1 FROM passes WHERE list = ? AND place = ?');
    const run = this.#database.transaction(() => {
      let { list, used } = this.#openList();
      const places: Place[] = [];
      const problems: OrderProblem[] = [];
      for (const [index, { id = randomBytes(7).toString('base64url'), expiresAt }] of entries.entries()) {
        if (used >= listSize / 2) {
          list += 1;
          used = 0;
        }
        let place = randomInt(listSize);
        while (isTaken.get(list, place) !== undefined) place = randomInt(listSize);
        if (insert.run(id, list, place, now, expiresAt).changes === 1) places.push({ id, list, place });
        else problems.push({ index, detail: `the id ${id} is used already` });
        used += 1;
      }
      const [first] = problems;
      if (first !== undefined)
        throw new IssuerRefused('id-used', `Nothing was issued: ${first.detail}.`, problems);
      return places;
    });
    return run.immediate();
  }

  /**
   * All or none; one that is revoked already stays so.
   *
   * @returns how many were not revoked before
   * @throws {IssuerRefused} `id-unknown`
   */
  revoke(ids: readonly string[], now: EpochMs): number {
    const exists = this.#database.prepare('SELECT 1 FROM passes WHERE id = ?');
    const revoke = this.#database.prepare(
      'UPDATE passes SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
    );
    const run = this.#database.transaction(() => {
      const unknown = ids.filter((id) => exists.get(id) === undefined);
      if (unknown.length > 0) {
        throw new IssuerRefused(
          'id-unknown',
          `Nothing was revoked: no pass has the id ${unknown.join(', ')}.`,
        );
      }
      return ids.reduce((count, id) => count + revoke.run(now, id).changes, 0);
    });
    return run.immediate();
  }

  /** How many lists there are; they are numbered from 0. */
  lists(): number {
    return this.#openList().list + 1;
  }

  revokedPlaces(list: number): readonly number[] {
    return this.#database
      .prepare<[number], number>('SELECT place FROM passes WHERE list = ? AND revoked_at IS NOT NULL')
      .pluck()
      .all(list);
  }

  /**
   * The instant of a publication: never before the last one, since a kiosk takes nothing older than what it holds,
   * and this machine's clock may have been set back.
   */
  publishAt(now: EpochMs): EpochMs {
    return (
      this.#database
        .prepare<[EpochMs, EpochMs], EpochMs>(
          'UPDATE issuer SET published_at = max(coalesce(published_at, ?), ?) RETURNING published_at',
        )
        .pluck()
        .get(now, now) ?? now
    );
  }

  /** The version of the repository's next publication. It is used up even if nothing comes of it. */
  nextPublication(): number {
    const version = this.#database
      .prepare<[], number>('UPDATE repository SET publications = publications + 1 RETURNING publications')
      .pluck()
      .get();
    if (version === undefined) throw new Error('the register does not count publications');
    return version;
  }

  #openList(): { list: number; used: number } {
    const open = this.#database
      .prepare<[], { list: number; used: number }>(
        'SELECT list, count(*) AS used FROM passes WHERE list = (SELECT max(list) FROM passes) GROUP BY list',
      )
      .get();
    return open ?? { list: 0, used: 0 };
  }
}
