import type { EpochMs } from '../../shared/clock.ts';
import type { GenerationStatus } from '../../shared/contract/trust.ts';
import type { Handle } from '../store/open-database.ts';
import type { Bundle } from './bundle.ts';
import {
  BUNDLE_FORMAT,
  countsOf,
  filesOf,
  type GenerationMark,
  packBundle,
  unpackBundle,
} from './generation.ts';

interface GenerationRow {
  readonly number: number;
  readonly digest: Buffer;
  readonly sequence: number | null;
  readonly installed_at: EpochMs;
  readonly current_at: EpochMs;
  readonly keys: number;
  readonly entries: number;
}

export interface HeldGeneration extends GenerationMark {
  readonly number: number;
  readonly currentAt: EpochMs;
  readonly status: GenerationStatus;
}

/** Of one source: `previous` came before the one in force, `turnedBack` after it. There is one of them at most. */
export interface HeldGenerations {
  readonly inForce: HeldGeneration;
  readonly previous?: HeldGeneration;
  readonly turnedBack?: HeldGeneration;
}

function toHeld(row: GenerationRow): HeldGeneration {
  const { number, digest, sequence, installed_at, current_at, keys, entries } = row;
  return {
    number,
    digest,
    ...(sequence === null ? {} : { sequence }),
    currentAt: current_at,
    status: { number, installedAt: installed_at, currentAt: current_at, keys, entries },
  };
}

/** What each source gave as a whole: the generation in force, and another one that can take its place. */
export class Generations {
  readonly #database: Handle;

  constructor(database: Handle) {
    this.#database = database;
  }

  of(location: string): HeldGenerations | undefined {
    const rows = this.#database
      .prepare<[string], GenerationRow & { readonly in_force: number }>(
        `SELECT number, digest, sequence, generations.installed_at, current_at, keys, entries, generation AS in_force
         FROM generations JOIN sources ON sources.id = source WHERE location = ? ORDER BY number`,
      )
      .all(location);
    const inForce = rows.find((row) => row.number === row.in_force);
    if (inForce === undefined) return undefined;
    const previous = rows.findLast(({ number }) => number < inForce.number);
    const turnedBack = rows.find(({ number }) => number > inForce.number);
    return {
      inForce: toHeld(inForce),
      ...(previous === undefined ? {} : { previous: toHeld(previous) }),
      ...(turnedBack === undefined ? {} : { turnedBack: toHeld(turnedBack) }),
    };
  }

  /** @throws {SourceRefused} `invalid`: another version of the program kept it */
  bundle(location: string, number: number): Bundle {
    const row = this.#database
      .prepare<[string, number], { format: number; bundle: Buffer }>(
        `SELECT format, bundle FROM generations JOIN sources ON sources.id = source
         WHERE location = ? AND number = ?`,
      )
      .get(location, number);
    if (row === undefined) throw new Error('a generation that was just listed is not there');
    return unpackBundle(row);
  }

  /** Keeps what was just installed: as the generation that is in force already if it is just that, else as a new one. */
  keep(location: string, bundle: Bundle, mark: GenerationMark, now: EpochMs): void {
    const held = this.of(location);
    const same = held?.inForce.digest.equals(mark.digest) === true;
    const latest = held?.turnedBack ?? held?.inForce;
    const number = same ? held.inForce.number : (latest?.number ?? 0) + 1;
    const { keys, entries } = countsOf(bundle);
    this.#database
      .prepare(
        `INSERT INTO generations
           (source, number, digest, sequence, installed_at, current_at, keys, entries, files, format, bundle)
         SELECT id, :number, :digest, :sequence, :now, :now, :keys, :entries, :files, :format, :bundle
         FROM sources WHERE location = :location
         ON CONFLICT (source, number) DO UPDATE SET current_at = excluded.current_at, bundle = excluded.bundle,
           format = excluded.format, keys = excluded.keys, entries = excluded.entries`,
      )
      .run({
        number,
        location,
        now,
        keys,
        entries,
        digest: mark.digest,
        sequence: mark.sequence ?? null,
        files: JSON.stringify(filesOf(bundle)),
        format: BUNDLE_FORMAT,
        bundle: packBundle(bundle),
      });
    this.putInForce(location, number);
    const before = same ? held?.previous?.number : held?.inForce.number;
    this.#database
      .prepare(
        `DELETE FROM generations WHERE source = (SELECT id FROM sources WHERE location = ?)
           AND number NOT IN (?, ?)`,
      )
      .run(location, number, before ?? number);
  }

  putInForce(location: string, number: number): void {
    this.#database.prepare('UPDATE sources SET generation = ? WHERE location = ?').run(number, location);
  }
}
