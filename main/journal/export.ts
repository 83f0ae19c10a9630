import type { JWK } from 'jose';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { Checkpoints } from './checkpoints.ts';
import { type Link, lineOf, linkOf, type Proof } from './export-line.ts';
import { RowsGone } from './faults.ts';
import type { Retention } from './retention.ts';
import type { RowStore, StoredRow } from './row-store.ts';
import type { RowRange } from './row-stretches.ts';
import type { SigningKey } from './signing-key.ts';

/** Rows read at once: what an export holds in memory, however long the journal is. */
const batch = 500;

/**
 * Rows of a range as they are stored, oldest first. Between two batches other work goes on; no reader keeps the
 * write-ahead log from being emptied.
 *
 * @throws {RowsGone} retention overtook the reader
 */
export function* storedRows(rows: RowStore, { first, last }: RowRange): Generator<StoredRow> {
  let next = first;
  while (next <= last) {
    const read = rows.stored(next, last, batch);
    if (next <= (rows.anchor()?.seq ?? 0)) throw new RowsGone();
    yield* read;
    next = (read.at(-1)?.seq ?? last) + 1;
  }
}

export interface ExportParts {
  readonly rows: RowStore;
  readonly checkpoints: Checkpoints;
  readonly retention: Retention;
  readonly signing: SigningKey;
  /** Public keys that the rows were signed with. */
  readonly keys: readonly JWK[];
}

/**
 * An export, one row a line (see `lineOf`). The last line carries the kiosk's signature over the whole and the public
 * keys; from the file and one of these keys, known to be the kiosk's, anybody can verify it. Personal values stay
 * sealed.
 *
 * @throws {RowsGone}
 */
export function* exportLines(parts: ExportParts, range: RowRange, at: EpochMs): Generator<string> {
  const { rows, checkpoints, retention, signing, keys } = parts;
  let first: Link | undefined;
  let held: { readonly body: string; readonly proof: Proof } | undefined;
  let last: Link | undefined;
  for (const { seq, body } of storedRows(rows, range)) {
    if (held !== undefined) yield lineOf(held.body, held.proof);
    last = linkOf(body);
    const anchor = first === undefined ? retention.anchorAt(seq - 1) : undefined;
    first ??= last;
    held = { body, proof: { checkpoint: checkpoints.at(seq), anchor } };
  }
  if (held === undefined || first === undefined || last === undefined) return;
  const statement = {
    first: first.seq,
    prev: first.prev,
    last: last.seq,
    hash: last.hash,
    at: toIso(at),
  };
  const signature = signing.sign('munjigi-export', statement);
  yield lineOf(held.body, { ...held.proof, export: signature, keys });
}
