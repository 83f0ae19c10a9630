import type { Vouch } from '../../shared/contract/vouch.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Journal } from '../journal/journal.ts';
import { letIn, passOf } from './let-in.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { settleHours } from './second-chances.ts';
import type { Unlocked } from './unlocking.ts';
import type { Vouching } from './vouching.ts';

/** A scan that somebody in charge answers for. */
export interface Override extends Vouch {
  readonly scan: number;
}

export type Overridden =
  | { readonly ok: true; readonly seq: number }
  | Exclude<Unlocked, { readonly ok: true }>;

/** What no policy softens, a person does: with a PIN and a reason, in a row of the journal under their name. */
export class Overrides {
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #vouching: Vouching;
  readonly #policy: () => Policy;

  constructor(options: {
    readonly journal: Journal;
    readonly logbook: Logbook;
    readonly vouching: Vouching;
    readonly policy: () => Policy;
  }) {
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#vouching = options.vouching;
    this.#policy = options.policy;
  }

  /**
   * The row that overrides the scan and the admission of its pass are one transaction.
   *
   * @param atDesk the account whose desk this is; their session goes on, whoever's PIN it was
   * @throws {CannotBeDone} the scan cannot be overridden, or not by this account
   */
  async override(atDesk: string, { scan: seq, by, pin, reason }: Override): Promise<Overridden> {
    // Asked before the PIN, so that nobody enters theirs in vain, and again with the row.
    this.#scan(seq);
    const checked = await this.#vouching.confirm({ by, pin });
    if (!checked.ok) return checked;
    const row = this.#logbook.write((transaction, { now, ...here }) => {
      const scan = this.#scan(seq);
      const { direction = 'entry' } = scan;
      const policy = this.#policy();
      const written = transaction.append({
        kind: 'override',
        ...here,
        decision: 'admit',
        direction,
        policy: policy.name,
        staff: by,
        note: reason,
        scan: seq,
        ...(scan.reason === undefined ? {} : { reason: scan.reason }),
        ...(by === atDesk ? {} : { askedBy: atDesk }),
      });
      const pass = passOf(scan);
      if (direction === 'entry') {
        letIn(transaction, scan, { seq: written, at: now, party: 1, entry: policy.entry });
      } else transaction.leave({ seq: written, at: now, ...(pass === undefined ? {} : { pass }) });
      return written;
    });
    return { ok: true, seq: row };
  }

  #scan(seq: number): JournalRow {
    const row = this.#journal.row(seq);
    if (row?.kind !== 'scan' || row.decision === 'admit') {
      throw new CannotBeDone(`Row ${seq} is no scan that was refused or went to staff.`);
    }
    const age = this.#logbook.circumstances().now - Date.parse(row.at);
    if (age > settleHours * 60 * 60 * 1000) {
      throw new CannotBeDone(
        `The scan in row ${seq} is older than ${settleHours} hours. Scan the pass again.`,
      );
    }
    const settled = this.#journal.settledBy(seq);
    if (settled !== undefined) {
      throw new CannotBeDone(`The scan in row ${seq} was settled by row ${settled}.`);
    }
    return row;
  }
}
