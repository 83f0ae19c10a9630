import type { Clock } from '../../shared/clock.ts';
import { toIso } from '../../shared/clock.ts';
import type { RowDraft, RowKind } from '../../shared/journal-row.ts';
import type { NetworkState } from '../../shared/verdict.ts';
import type { ClockGuard } from '../admission/clock-guard.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalTransaction } from '../journal/journal-writer.ts';

export type Note = Pick<
  RowDraft,
  'staff' | 'note' | 'format' | 'scan' | 'corrects' | 'opens' | 'impaired' | 'rehearsal'
>;

/** Writes down what staff and the kiosk itself did, under the circumstances of the moment. */
export class Logbook {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #guard: ClockGuard;
  readonly #network: () => NetworkState;

  constructor(options: {
    readonly journal: Journal;
    readonly clock: Clock;
    readonly guard: ClockGuard;
    readonly network: () => NetworkState;
  }) {
    this.#journal = options.journal;
    this.#clock = options.clock;
    this.#guard = options.guard;
    this.#network = options.network;
  }

  /** The fields of a row that say when and under what circumstances. */
  circumstances(): Pick<RowDraft, 'at' | 'clock' | 'network'> & { readonly now: number } {
    const now = this.#clock.now();
    return { now, at: toIso(now), clock: this.#guard.state(now), network: this.#network() };
  }

  /** @returns the row's number, once it is on disk */
  note(kind: RowKind, note: Note = {}): number {
    return this.write((transaction, { now: _, ...circumstances }) =>
      transaction.append({ kind, ...circumstances, ...note }),
    );
  }

  write<T>(work: (transaction: JournalTransaction, here: ReturnType<Logbook['circumstances']>) => T): T {
    const here = this.circumstances();
    const result = this.#journal.write((transaction) => work(transaction, here));
    if (here.clock === 'trusted') this.#guard.remember(here.now);
    return result;
  }
}
