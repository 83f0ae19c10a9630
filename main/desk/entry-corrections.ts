import type { Clock } from '../../shared/clock.ts';
import { checkEntry, type EntryForm, type EntryValues } from '../../shared/entry-form.ts';
import { formOf } from '../../shared/entry-forms/entry-forms.ts';
import { guestFormat } from '../../shared/guest-list.ts';
import type { JournalRow, RowKind } from '../../shared/journal-row.ts';
import { mayOpen } from '../../shared/opening-rights.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Staff } from '../../shared/settings.ts';
import { undoWithinMs } from '../../shared/undo-window.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalTransaction } from '../journal/journal-writer.ts';
import { partyOf, sealValues, splitValues } from './entry-values.ts';
import { hashedPerson } from './hashed-person.ts';
import { letIn, takesVouch } from './let-in.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone, type Entered } from './manual-entries.ts';

/** What staff decided, and may take back. */
const ofStaff: ReadonlySet<string> = new Set(['manual-entry', 'override'] satisfies RowKind[]);

export type Change =
  | { readonly type: 'void' }
  | { readonly type: 'amend'; readonly values: EntryValues; readonly admitted: boolean };

/** An entry that can still be taken back at one touch, and for how long. */
export interface Undoable {
  readonly seq: number;
  readonly msLeft: number;
}

/** Puts manual entries right: by further rows, each with its reason. */
export class EntryCorrections {
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #policy: () => Policy;

  constructor(options: {
    readonly clock: Clock;
    readonly journal: Journal;
    readonly logbook: Logbook;
    readonly policy: () => Policy;
  }) {
    this.#clock = options.clock;
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#policy = options.policy;
  }

  /** The entry that was written last, while its minute lasts and it stands. */
  undoable(): Undoable | undefined {
    const [row] = this.#journal.list.page({ limit: 1, kinds: 'manual-entry' }).rows;
    if (row === undefined || this.#voided(row.seq)) return undefined;
    const msLeft = this.#msLeft(row);
    return msLeft > 0 ? { seq: row.seq, msLeft } : undefined;
  }

  /** Whether the minute of the entry in row `seq` lasts. Where the clock was set back since, it is over. */
  isFresh(seq: number): boolean {
    const row = this.#journal.row(seq);
    return row !== undefined && ofStaff.has(row.kind) && this.#msLeft(row) > 0;
  }

  /**
   * Whether they may put the entry in row `seq` right: those in charge, and for some minutes whoever wrote it. Whom a
   * scan refused is not let in by a correction either, unless somebody in charge answered for the entry.
   */
  mayAmend(who: Pick<Staff, 'id' | 'role'>, seq: number, admitted: boolean): boolean {
    if (who.role !== 'steward') return true;
    const row = this.#journal.row(seq);
    const { id: staff, role } = who;
    if (row === undefined || !mayOpen({ staff, role }, row, this.#clock.now())) return false;
    const scan = row.scan === undefined ? undefined : this.#journal.row(row.scan);
    return !admitted || row.vouchedBy !== undefined || !takesVouch(scan);
  }

  /** @throws {CannotBeDone} the row is no entry or override, or was taken back already; overrides are only voided */
  async correct(staff: string, seq: number, reason: string, change: Change): Promise<Entered> {
    const corrected = this.#journal.row(seq);
    if (corrected === undefined || !ofStaff.has(corrected.kind)) {
      throw new CannotBeDone(`Row ${seq} is no manual entry or override.`);
    }
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
    if (corrected.format === guestFormat) {
      throw new CannotBeDone(
        `Row ${seq} let a guest of a list in. It can be taken back, and the right guest let in.`,
      );
    }
    if (corrected.kind === 'override') {
      throw new CannotBeDone(`The override in row ${seq} has no values. It can be taken back.`);
    }
    const form = this.#formOf(corrected);
    const checked = checkEntry(form, change.values);
    if (!checked.ok) return { ok: false, problems: { ...checked.problems } };
    const { personal, open } = splitValues(form, checked.values);
    const { happenedAt } = corrected;
    const when = {
      ...this.#logbook.circumstances(),
      happenedAt: happenedAt === undefined ? undefined : Date.parse(happenedAt),
    };
    const sealed = await sealValues(this.#journal, personal, when);
    // What is put right happened when it was first written down.
    const person = await hashedPerson(this.#journal, form, checked.values, {
      ...when,
      happenedAt: when.happenedAt ?? Date.parse(corrected.at),
    });
    const row = this.#logbook.write((transaction, { now, ...here }) => {
      this.#stillStands(seq);
      const amended = transaction.append({
        ...base,
        ...here,
        decision: change.admitted ? 'admit' : 'refuse',
        ...(happenedAt === undefined ? {} : { happenedAt }),
        form: form.id,
        entry: open,
        ...(sealed === undefined ? {} : { sealed }),
      });
      this.#withdraw(transaction, seq);
      if (person !== undefined) transaction.tellsOf(amended, person);
      if (change.admitted && corrected.direction !== 'exit') {
        const scan = corrected.scan === undefined ? undefined : this.#journal.row(corrected.scan);
        const party = partyOf(form, checked.values);
        const at = happenedAt === undefined ? now : Date.parse(happenedAt);
        letIn(transaction, scan, { seq: amended, at, party, entry: this.#policy().entry });
      }
      return amended;
    });
    return { ok: true, seq: row };
  }

  #msLeft({ at }: JournalRow): number {
    const age = this.#clock.now() - Date.parse(at);
    return age < 0 ? 0 : undoWithinMs - age;
  }

  /** The form that an entry is corrected on: its own, whatever the policy offers by now. */
  #formOf(row: JournalRow): EntryForm {
    const form = formOf(this.#policy().manualEntry, row.form);
    if (form === undefined) throw new CannotBeDone('The policy has no form to correct the entry on.');
    return form;
  }

  /** What a mistaken entry let in was never in: the rows tell the story, the memory of who is in is put right. */
  #withdraw(transaction: JournalTransaction, seq: number): void {
    for (const row of [seq, ...this.#journal.correctionsOf(seq).map((one) => one.seq)])
      transaction.withdraw(row);
  }

  #voided(seq: number): boolean {
    return this.#journal.correctionsOf(seq).some((row) => row.void === true);
  }

  #stillStands(seq: number): void {
    if (this.#voided(seq)) throw new CannotBeDone(`The entry in row ${seq} was taken back. Make a new one.`);
  }
}
