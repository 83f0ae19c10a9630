import type { JournalRow } from '../../../shared/journal-row.ts';
import type { Impaired, Impairment, Outage } from '../../../shared/outage.ts';
import { clockStates } from '../../../shared/verdict.ts';
import { DoorCount } from './door-count.ts';

/** An outage while its rows are still coming. */
export class OutageDraft {
  readonly kind: Outage['kind'];
  readonly count = new DoorCount();
  readonly #begin: Pick<JournalRow, 'seq' | 'at' | 'clock'>;
  readonly #beganBefore: boolean;
  readonly #announced: boolean | undefined;
  readonly #impaired = new Map<string, Impairment>();
  #worst: Impairment | undefined;
  #last: number;
  #end: Pick<JournalRow, 'at' | 'clock'> | undefined;

  constructor(
    kind: Outage['kind'],
    begin: Pick<JournalRow, 'seq' | 'at' | 'clock'>,
    more: { readonly beganBefore?: boolean; readonly announced?: boolean } = {},
  ) {
    this.kind = kind;
    this.#begin = begin;
    this.#beganBefore = more.beganBefore ?? false;
    this.#announced = more.announced;
    this.#last = begin.seq;
  }

  /** What is not reached, on top of what was not reached before: the worst of each is kept. */
  impair(state: Impairment, impaired: Impaired = {}): void {
    this.#worst = this.#worst === 'offline' ? 'offline' : state;
    for (const [name, one] of Object.entries(impaired)) {
      if (this.#impaired.get(name) !== 'offline') this.#impaired.set(name, one);
    }
  }

  reach(seq: number): void {
    this.#last = seq;
  }

  end(row: Pick<JournalRow, 'at' | 'clock'>): void {
    this.#end = row;
  }

  outage(): Outage {
    const clocks = [this.#begin.clock, this.#end?.clock];
    return {
      kind: this.kind,
      ...(this.#worst === undefined ? {} : { worst: this.#worst }),
      since: this.#begin.at,
      ...(this.#end === undefined ? {} : { until: this.#end.at }),
      beganBefore: this.#beganBefore,
      ...(this.#announced === undefined ? {} : { announced: this.#announced }),
      impaired: Object.fromEntries([...this.#impaired].sort(([one], [other]) => (one < other ? -1 : 1))),
      rows: { first: this.#begin.seq, last: this.#last },
      // The worse of the two: how long it took is no better than either.
      clock: clockStates.findLast((state) => clocks.includes(state)) ?? 'trusted',
      figures: this.count.figures(),
    };
  }
}
