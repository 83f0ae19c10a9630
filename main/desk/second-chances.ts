import type { SettleDetails, SettleRow } from '../../shared/contract/settle.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Decision } from '../../shared/verdict.ts';
import type { Journal } from '../journal/journal.ts';
import { deskRow } from './desk-rows.ts';
import { type HeldPolicies, knownPolicy } from './known-policies.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';

/** How long after a scan somebody still stands at the door because of it, in hours: a night at the most. */
export const settleHours = 12;

/** How soon after a refusal an entry by hand, of no scan, may be of whoever was refused, in milliseconds. */
const doubtedWithinMs = 5 * 60_000;

/** The names of issuers whose keys are held, and the policies. */
type HeldTrust = Pick<HeldPolicies, 'policy'> & {
  readonly issuer: (id: string) => { readonly name: string } | undefined;
};

interface SettleList {
  readonly rows: SettleRow[];
  readonly more: boolean;
  /** How many went to staff and wait there. */
  readonly open: number;
}

/** Scans that were refused or went to staff, opened again. */
export class SecondChances {
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #trust: HeldTrust;

  constructor(options: {
    readonly journal: Journal;
    readonly logbook: Logbook;
    readonly trust: HeldTrust;
  }) {
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#trust = options.trust;
  }

  /** Those of the last hours, what nobody has settled first. */
  list(query: { readonly limit: number; readonly decision?: Exclude<Decision, 'admit'> }): SettleList {
    const { rows, more, open } = this.#journal.toSettle({ ...query, since: this.#since() });
    return { rows: rows.map((row) => this.#shown(row)), more, open };
  }

  /**
   * What there is to know about a scan: why it was not admitted, and what the kiosk holds about its pass.
   *
   * @throws {CannotBeDone} the row is no such scan, or it is gone
   */
  details(seq: number): SettleDetails {
    const row = this.#scan(seq);
    const issuerName = row.issuer === undefined ? undefined : this.#trust.issuer(row.issuer)?.name;
    const policy = row.policy === undefined ? undefined : knownPolicy(this.#trust, row.policy);
    const rule = policy?.rules?.rules.find(({ id }) => id === row.rule)?.sentence;
    const earlier = row.pass === undefined ? undefined : this.#journal.earlierEntry(row.pass);
    return {
      row: this.#shown(row),
      ...(issuerName === undefined ? {} : { issuerName }),
      ...(rule === undefined ? {} : { rule }),
      ...(earlier === undefined ? {} : { earlier }),
    };
  }

  #scan(seq: number): JournalRow {
    const row = this.#journal.row(seq);
    if (row?.kind !== 'scan' || row.decision === 'admit') {
      throw new CannotBeDone(`Row ${seq} is no scan that was refused or went to staff.`);
    }
    return row;
  }

  /**
   * A steward can write somebody down who has no scan, whom a scan has just refused too: that cannot be told apart, and
   * is pointed out to whoever looks.
   */
  #shown(row: JournalRow): SettleRow {
    const shown = deskRow(this.#journal, row);
    const isRefusal = row.decision === 'refuse' && row.direction !== 'exit' && shown.settled === undefined;
    const doubted = isRefusal ? this.#journal.enteredAfter(row, doubtedWithinMs) : undefined;
    return doubted === undefined ? shown : { ...shown, doubted };
  }

  #since(): number {
    return this.#logbook.circumstances().now - settleHours * 60 * 60 * 1000;
  }
}
