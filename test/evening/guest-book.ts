import assert from 'node:assert/strict';
import type { JournalRow } from '../../shared/journal-row.ts';

/** What the journal must say of one thing that happened to a guest. */
export type Happened = Pick<
  JournalRow,
  'seq' | 'kind' | 'decision' | 'reason' | 'scan' | 'corrects' | 'void' | 'askedBy'
> & { readonly late?: boolean };

/** The kinds of rows that belong to a guest. */
const atTheDoor: readonly string[] = ['scan', 'manual-entry', 'correction', 'override'];

function textOf(row: Happened | JournalRow | undefined): string {
  if (row === undefined) return 'nothing';
  const { kind, decision, reason, scan, corrects, askedBy } = row;
  const late = ('late' in row && row.late) || ('happenedAt' in row && row.happenedAt !== undefined);
  return JSON.stringify({ kind, decision, reason, scan, corrects, askedBy, void: row.void, late });
}

/** Who came, and which rows each of them must have left: kept apart from the kiosk, to hold its journal against. */
export class GuestBook {
  readonly #rows = new Map<number, { readonly guest: number; readonly happened: Happened }>();
  #guests = 0;
  #byHand = 0;

  /** Somebody new stands before the door. */
  arrive(): number {
    this.#guests += 1;
    return this.#guests;
  }

  write(guest: number, happened: Happened): void {
    assert.ok(!this.#rows.has(happened.seq), `row ${happened.seq} is of two things`);
    this.#rows.set(happened.seq, { guest, happened });
  }

  /** The guest was let in by staff. */
  letInByHand(): void {
    this.#byHand += 1;
  }

  get guests(): number {
    return this.#guests;
  }

  get byHand(): number {
    return this.#byHand;
  }

  /** How many rows of each kind there must be. */
  kinds(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { happened } of this.#rows.values()) counts[happened.kind] = (counts[happened.kind] ?? 0) + 1;
    return counts;
  }

  /**
   * Every guest has exactly the rows that they must have, and no row of a guest is nobody's.
   *
   * @throws AssertionError that names the rows where the journal and the book differ
   */
  check(journal: readonly JournalRow[]): void {
    const said = new Map(journal.filter(({ kind }) => atTheDoor.includes(kind)).map((row) => [row.seq, row]));
    const seqs = [...new Set([...said.keys(), ...this.#rows.keys()])].sort((a, b) => a - b);
    const differences = seqs
      .map((seq) => ({ seq, says: textOf(said.get(seq)), must: textOf(this.#rows.get(seq)?.happened) }))
      .filter(({ says, must }) => says !== must)
      .map(({ seq, says, must }) => `row ${seq} says ${says} and must say ${must}`);
    assert.deepEqual(differences, []);
    const had = new Set([...this.#rows.values()].map(({ guest }) => guest));
    assert.equal(had.size, this.#guests, 'somebody left no row');
  }
}
