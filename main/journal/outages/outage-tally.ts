import type { JournalRow } from '../../../shared/journal-row.ts';
import type { Outage } from '../../../shared/outage.ts';
import type { DoorCount } from './door-count.ts';
import { OutageDraft } from './outage-draft.ts';
import { noSignOfLife } from './sign-of-life.ts';

type Moment = Pick<JournalRow, 'seq' | 'at' | 'clock'>;

/**
 * Finds the outages in a journal by following its rows, oldest first, from the kiosk's own file or from an export
 * alike: whoever has the export comes to the same figures. Order is that of the rows, not of a clock that may have been
 * set.
 */
export class OutageTally {
  readonly #drafts: OutageDraft[] = [];
  /** The outage that is going on, and the manual entries and overrides of all, which may be corrected later. */
  #open: OutageDraft | undefined;
  readonly #entries = new Map<number, DoorCount>();
  #alive: Moment | undefined;

  follow(row: JournalRow): void {
    switch (row.kind) {
      case 'started':
        this.#start(row);
        break;
      case 'stopped':
        this.#close(row);
        this.#begin(new OutageDraft('kiosk-off', row, { announced: true }));
        break;
      case 'network':
        this.#network(row);
        break;
      default:
        this.#other(row);
    }
    if (!noSignOfLife.has(row.kind)) this.#alive = row;
    this.#open?.reach(row.seq);
  }

  /** Those that were found, oldest first. */
  outages(): readonly Outage[] {
    return this.#drafts.map((draft) => draft.outage());
  }

  #start(row: JournalRow): void {
    if (this.#open?.kind !== 'kiosk-off' && this.#alive !== undefined) {
      // It fell without a word: an outage that was going on is known to have gone on until its last sign of life.
      this.#close(this.#alive);
      this.#begin(new OutageDraft('kiosk-off', this.#alive, { announced: false }));
    }
    this.#close(row);
    this.#network(row);
  }

  #network(row: JournalRow): void {
    if (row.network === 'online') {
      if (this.#open?.kind === 'network') this.#close(row);
      return;
    }
    if (this.#open?.kind !== 'network') this.#begin(new OutageDraft('network', row));
    this.#open?.impair(row.network, row.impaired);
  }

  #other(row: JournalRow): void {
    if (this.#alive === undefined && !noSignOfLife.has(row.kind) && row.network !== 'online') {
      // What began it is not in the journal any more.
      this.#begin(new OutageDraft('network', row, { beganBefore: true }));
      this.#open?.impair(row.network);
    }
    const { decision, reason, corrects } = row;
    const count = this.#open?.count;
    if (row.kind === 'scan' && decision !== undefined && reason !== undefined) count?.scan(decision, reason);
    if ((row.kind === 'manual-entry' || row.kind === 'override') && count !== undefined) {
      if (row.kind === 'override') count.override(row);
      else count.entry(row);
      this.#entries.set(row.seq, count);
    }
    if (corrects !== undefined) this.#entries.get(corrects)?.correct(corrects, row);
  }

  #begin(draft: OutageDraft): void {
    this.#drafts.push(draft);
    this.#open = draft;
  }

  #close(row: Moment): void {
    this.#open?.end(row);
    this.#open = undefined;
  }
}
