import { checkEntry, type EntryForm, type EntryProblem, type EntryValues } from '../../shared/entry-form.ts';
import { formOf } from '../../shared/entry-forms/entry-forms.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import { mayOpen } from '../../shared/opening-rights.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Staff } from '../../shared/settings.ts';
import type { Journal, JournalTransaction } from '../journal/journal.ts';
import type { Logbook } from './logbook.ts';

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
  readonly values: EntryValues;
  readonly admitted: boolean;
}

export type Opened =
  | { readonly ok: true; readonly row: JournalRow; readonly values: EntryValues }
  /** It is for those in charge. */
  | { readonly ok: false };

export type Entered =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly problems: Record<string, EntryProblem> };

export type Change =
  | { readonly type: 'void' }
  | { readonly type: 'amend'; readonly values: EntryValues; readonly admitted: boolean };

function split(
  form: EntryForm,
  values: EntryValues,
): { personal: EntryValues; open: Record<string, string | number> } {
  const isPersonal = new Set(form.fields.filter((field) => field.personal).map((field) => field.id));
  const entries = Object.entries(values);
  return {
    personal: Object.fromEntries(entries.filter(([id]) => isPersonal.has(id))),
    open: Object.fromEntries(entries.filter(([id]) => !isPersonal.has(id))),
  };
}

/** How many guests an entry stands for: its first count, else one. */
function partyOf(form: EntryForm, values: EntryValues): number {
  const field = form.fields.find((one) => one.kind === 'count');
  const party = field === undefined ? undefined : values[field.id];
  return typeof party === 'number' ? party : 1;
}

/** The manual-entry log: what staff decided, sealed where it is personal, corrected only by further rows. */
export class ManualEntries {
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #policy: () => Policy;
  readonly #direction: () => 'entry' | 'exit';

  constructor(options: {
    readonly journal: Journal;
    readonly logbook: Logbook;
    readonly policy: () => Policy;
    readonly direction: () => 'entry' | 'exit';
  }) {
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#policy = options.policy;
    this.#direction = options.direction;
  }

  /** The forms that the policy offers. */
  forms(): readonly EntryForm[] {
    return this.#policy().manualEntry;
  }

  /**
   * Writes an entry down, with the scan that it settles if there is one, and lets the guests in.
   *
   * @throws {CannotBeDone} the policy offers no such form; the scan is none that staff can settle, or is settled already
   */
  async record(staff: string, entry: NewEntry): Promise<Entered> {
    const form = this.#offered(entry.form);
    const checked = checkEntry(form, entry.values);
    if (!checked.ok) return { ok: false, problems: { ...checked.problems } };
    const { personal, open } = split(form, checked.values);
    const sealed = await this.#seal(personal);
    const seq = this.#logbook.write((transaction, { now, ...here }) => {
      const scan = entry.scan === undefined ? undefined : this.#openScan(entry.scan);
      const direction = this.#direction();
      const row = transaction.append({
        kind: 'manual-entry',
        ...here,
        decision: entry.admitted ? 'admit' : 'refuse',
        direction,
        policy: this.#policy().name,
        staff,
        form: form.id,
        entry: open,
        ...(sealed === undefined ? {} : { sealed }),
        ...(scan === undefined ? {} : { scan: scan.seq }),
      });
      if (!entry.admitted) return row;
      const pass = scan?.pass;
      const party = partyOf(form, checked.values);
      const who = { seq: row, at: now, party, ...(pass === undefined ? {} : { pass }) };
      if (direction === 'exit') transaction.leave(who);
      else if (pass === undefined || transaction.earlierEntry(pass)?.inside !== true) {
        transaction.enter({ ...who, entry: pass === undefined ? 'free' : this.#policy().entry });
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
    if (!mayOpen(who, row, this.#logbook.circumstances().now)) return { ok: false };
    this.#logbook.note('opened', { staff: who.id, opens: seq });
    return { ok: true, row, values: await this.#values(row) };
  }

  /** @throws {CannotBeDone} the row is no manual entry, or was taken back already */
  async correct(staff: string, seq: number, reason: string, change: Change): Promise<Entered> {
    const corrected = this.#entry(seq);
    const base = { kind: 'correction', corrects: seq, staff, note: reason } as const;
    if (change.type === 'void') {
      const row = this.#logbook.write((transaction, { now: _, ...here }) => {
        this.#stillStands(seq);
        const voided = transaction.append({ ...base, ...here, void: true });
        this.#withdraw(transaction, seq);
        return voided;
      });
      return { ok: true, seq: row };
    }
    const form = this.#formOf(corrected);
    const checked = checkEntry(form, change.values);
    if (!checked.ok) return { ok: false, problems: { ...checked.problems } };
    const { personal, open } = split(form, checked.values);
    const sealed = await this.#seal(personal);
    const row = this.#logbook.write((transaction, { now, ...here }) => {
      this.#stillStands(seq);
      const amended = transaction.append({
        ...base,
        ...here,
        decision: change.admitted ? 'admit' : 'refuse',
        form: form.id,
        entry: open,
        ...(sealed === undefined ? {} : { sealed }),
      });
      this.#withdraw(transaction, seq);
      if (change.admitted && corrected.direction !== 'exit') {
        const pass = corrected.scan === undefined ? undefined : this.#journal.row(corrected.scan)?.pass;
        const party = partyOf(form, checked.values);
        const entry = pass === undefined ? 'free' : this.#policy().entry;
        transaction.enter({ seq: amended, at: now, party, entry, ...(pass === undefined ? {} : { pass }) });
      }
      return amended;
    });
    return { ok: true, seq: row };
  }

  /** What a mistaken entry let in was never in: the rows tell the story, the memory of who is in is put right. */
  #withdraw(transaction: JournalTransaction, seq: number): void {
    for (const row of [seq, ...this.#journal.correctionsOf(seq).map((one) => one.seq)])
      transaction.withdraw(row);
  }

  async #seal(personal: EntryValues): Promise<string | undefined> {
    if (Object.keys(personal).length === 0) return undefined;
    return this.#journal.seal(personal, this.#logbook.circumstances().now);
  }

  #offered(id: string | undefined): EntryForm {
    const [first, ...others] = this.forms();
    const form = id === undefined || first?.id === id ? first : others.find((one) => one.id === id);
    if (form === undefined) {
      throw new CannotBeDone(`The policy offers no form "${id}" any more. Begin the entry anew.`);
    }
    return form;
  }

  /** The form that an entry is corrected on: its own, whatever the policy offers by now. */
  #formOf(row: JournalRow): EntryForm {
    return formOf(this.forms(), row.form) ?? this.#offered(undefined);
  }

  #openScan(seq: number): JournalRow {
    const row = this.#journal.row(seq);
    if (row?.kind !== 'scan' || row.decision !== 'review') {
      throw new CannotBeDone(
        `Row ${seq} is no scan that staff were asked to settle. Make an entry without a scan.`,
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

  #stillStands(seq: number): void {
    if (this.#journal.correctionsOf(seq).some((row) => row.void === true)) {
      throw new CannotBeDone(`The entry in row ${seq} was taken back. Make a new one.`);
    }
  }

  async #values(row: JournalRow): Promise<EntryValues> {
    const amended = this.#journal.correctionsOf(row.seq).findLast((one) => one.entry !== undefined);
    const latest = amended ?? row;
    const personal = latest.sealed === undefined ? undefined : await this.#journal.unseal(latest.sealed);
    return { ...latest.entry, ...personal };
  }
}
