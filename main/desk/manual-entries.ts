import { toIso } from '../../shared/clock.ts';
import type { NotVouched, Vouch } from '../../shared/contract/vouch.ts';
import { checkEntry, type EntryForm, type EntryProblem, type EntryValues } from '../../shared/entry-form.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import { type Happened, happenedField } from '../../shared/late-entry.ts';
import { mayOpen } from '../../shared/opening-rights.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Settings, Staff } from '../../shared/settings.ts';
import type { Journal } from '../journal/journal.ts';
import { partyOf, sealValues, splitValues } from './entry-values.ts';
import { hashedPerson } from './hashed-person.ts';
import { lateTime } from './late-time.ts';
import { letIn, passOf, takesVouch } from './let-in.ts';
import type { Logbook } from './logbook.ts';
import type { Unlocked } from './unlocking.ts';

/** What staff asked for cannot be done; the message says why and what to do instead. */
export class CannotBeDone extends Error {
  readonly code = 'CANNOT_BE_DONE';
  override readonly name = 'CannotBeDone';
}

export interface NewEntry {
  /** The form's id; the policy's first unless told. */
  readonly form?: string | undefined;
  /** The row of the scan that it settles. */
  readonly scan?: number | undefined;
  /** When it happened, if it is entered late. */
  readonly happened?: Happened | undefined;
  readonly values: EntryValues;
  readonly admitted: boolean;
  /** Who answers for it, where it lets in somebody who was refused. */
  readonly vouch?: Vouch | undefined;
}

export type Opened =
  | { readonly ok: true; readonly row: JournalRow; readonly values: EntryValues }
  /** It is for those in charge. */
  | { readonly ok: false };

export type Entered =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly problems: Record<string, EntryProblem> };

type Vouched =
  | { readonly ok: true; readonly by: string; readonly reason: string }
  | { readonly ok: false; readonly why: NotVouched | null };

export type Recorded =
  | Entered
  /** It lets in somebody who was refused, and nobody in charge has answered for that: no PIN yet (`null`), or a wrong one. */
  | { readonly ok: false; readonly vouch: NotVouched | null };

/** The manual-entry log: what staff decided, sealed where it is personal. It is put right by `EntryCorrections` only. */
export class ManualEntries {
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #vouched: (vouch: Vouch) => Promise<Unlocked>;
  readonly #policy: () => Policy;
  readonly #settings: () => Pick<Settings, 'direction' | 'timeZone' | 'retentionDays'>;

  constructor(options: {
    readonly journal: Journal;
    readonly logbook: Logbook;
    /** Asks for the PIN of somebody in charge. */
    readonly vouched: (vouch: Vouch) => Promise<Unlocked>;
    readonly policy: () => Policy;
    readonly settings: () => Pick<Settings, 'direction' | 'timeZone' | 'retentionDays'>;
  }) {
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#vouched = options.vouched;
    this.#policy = options.policy;
    this.#settings = options.settings;
  }

  /** The forms that the policy offers. */
  forms(): readonly EntryForm[] {
    return this.#policy().manualEntry;
  }

  /**
   * Writes an entry down, with the scan that it settles if there is one, and lets the guests in.
   *
   * Whom a scan refused nobody lets in by hand alone: somebody in charge answers for it, as for an override.
   *
   * @throws {CannotBeDone} the policy offers no such form; the scan is none that staff can settle, or is settled already;
   * the account that answers for it is of nobody in charge
   */
  async record(staff: string, entry: NewEntry): Promise<Recorded> {
    const form = this.#offered(entry.form);
    const checked = checkEntry(form, entry.values);
    if (!checked.ok) return { ok: false, problems: { ...checked.problems } };
    const { now, clock } = this.#logbook.circumstances();
    const late = entry.happened && lateTime(entry.happened, { now, ...this.#settings() });
    if (late?.ok === false) return { ok: false, problems: { [happenedField]: late.problem } };
    const vouch = await this.#asked(entry);
    if (vouch?.ok === false) return { ok: false, vouch: vouch.why };
    const { personal, open } = splitValues(form, checked.values);
    const when = { now, clock, happenedAt: late?.at };
    const sealed = await sealValues(this.#journal, personal, when);
    const person = await hashedPerson(this.#journal, form, checked.values, when);
    const seq = this.#logbook.write((transaction, { now: _, ...here }) => {
      const scan = entry.scan === undefined ? undefined : this.#openScan(entry.scan);
      const { direction } = this.#settings();
      const row = transaction.append({
        kind: 'manual-entry',
        ...here,
        decision: entry.admitted ? 'admit' : 'refuse',
        direction,
        policy: this.#policy().name,
        staff,
        ...(late === undefined ? {} : { happenedAt: toIso(late.at) }),
        form: form.id,
        entry: open,
        ...(sealed === undefined ? {} : { sealed }),
        ...(scan === undefined ? {} : { scan: scan.seq }),
        ...(vouch === undefined ? {} : { vouchedBy: vouch.by, note: vouch.reason }),
      });
      if (person !== undefined) transaction.tellsOf(row, person);
      if (!entry.admitted) return row;
      const pass = passOf(scan);
      const party = partyOf(form, checked.values);
      const at = late?.at ?? now;
      if (direction === 'exit') {
        transaction.leave({ seq: row, at, party, ...(pass === undefined ? {} : { pass }) });
      } else {
        letIn(transaction, scan, { seq: row, at, party, entry: this.#policy().entry });
      }
      return row;
    });
    return { ok: true, seq };
  }

  /**
   * The entry's row and its values as they stand after all corrections; what is destroyed is missing. Whoever opens it
   * stands in the journal before anything is opened.
   *
   * @throws {CannotBeDone} the row is no manual entry
   */
  async open(who: Pick<Staff, 'id' | 'role'>, seq: number): Promise<Opened> {
    const row = this.#entry(seq);
    const { id: staff, role } = who;
    if (!mayOpen({ staff, role }, row, this.#logbook.circumstances().now)) return { ok: false };
    this.#logbook.note('opened', { staff, opens: seq });
    return { ok: true, row, values: await this.#values(row) };
  }

  #offered(id: string | undefined): EntryForm {
    const [first, ...others] = this.forms();
    const form = id === undefined || first?.id === id ? first : others.find((one) => one.id === id);
    if (form === undefined) {
      throw new CannotBeDone(`The policy offers no form "${id}" any more. Begin the entry anew.`);
    }
    return form;
  }

  /** Whoever answers for this entry, where somebody in charge has to. */
  async #asked({ scan: seq, admitted, vouch }: NewEntry): Promise<Vouched | undefined> {
    const scan = seq === undefined ? undefined : this.#openScan(seq);
    if (!admitted || !takesVouch(scan)) return undefined;
    if (vouch === undefined) return { ok: false, why: null };
    const checked = await this.#vouched(vouch);
    if (checked.ok) return { ok: true, by: vouch.by, reason: vouch.reason };
    const { wrong, retryInMs } = checked;
    return { ok: false, why: { wrong, retryInMs } };
  }

  #openScan(seq: number): JournalRow {
    const row = this.#journal.row(seq);
    if (row?.kind !== 'scan' || row.decision === 'admit') {
      throw new CannotBeDone(
        `Row ${seq} is no scan that was refused or went to staff. Make an entry without a scan.`,
      );
    }
    const settled = this.#journal.settledBy(seq);
    if (settled !== undefined) {
      throw new CannotBeDone(
        `The scan in row ${seq} was settled by row ${settled}. Correct that entry instead.`,
      );
    }
    return row;
  }

  #entry(seq: number): JournalRow {
    const row = this.#journal.row(seq);
    if (row?.kind !== 'manual-entry') throw new CannotBeDone(`Row ${seq} is no manual entry.`);
    return row;
  }

  async #values(row: JournalRow): Promise<EntryValues> {
    const amended = this.#journal.correctionsOf(row.seq).findLast((one) => one.entry !== undefined);
    const latest = amended ?? row;
    const personal = latest.sealed === undefined ? undefined : await this.#journal.unseal(latest.sealed);
    return { ...latest.entry, ...personal };
  }
}
