import type { Check } from '../../shared/check-list.ts';
import type { EpochMs } from '../../shared/clock.ts';
import type { HandOver, Shift } from '../../shared/contract/shift.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import { mayOpenNote } from '../../shared/opening-rights.ts';
import type { Staff } from '../../shared/settings.ts';
import type { ShiftSummary } from '../../shared/shift.ts';
import type { Journal } from '../journal/journal.ts';
import { deskRow } from './desk-rows.ts';
import { sealValues } from './entry-values.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { settleHours } from './second-chances.ts';
import { type ShiftSpan, shiftSpan } from './shift-span.ts';
import { shiftFigures } from './shift-summary.ts';
import type { Unlocked, Unlocking } from './unlocking.ts';

/** As many as somebody reads before they begin. */
const shown = { scans: 5, handOvers: 10 };

type Who = Pick<Staff, 'id' | 'role'>;

export type HandedOver =
  | { readonly ok: true; readonly seq: number; readonly staff: Staff }
  | Exclude<Unlocked, { readonly ok: true }>;

export type OpenedNote =
  | { readonly ok: true; readonly note: string | undefined }
  /** It is for others. */
  | { readonly ok: false };

export interface ShiftsOptions {
  readonly journal: Journal;
  readonly logbook: Logbook;
  readonly unlocking: Unlocking;
  readonly timeZone: () => string;
  readonly inside: () => number;
  readonly checkList: () => Promise<readonly Check[]>;
}

/** Shifts at the door: what happened in one, what it leaves to do, and how it goes from one person to the next. */
export class Shifts {
  readonly #options: ShiftsOptions;

  constructor(options: ShiftsOptions) {
    this.#options = options;
  }

  /** The shift that goes on. @throws {RowsGone} retention overtook the reader */
  async current(who: Who): Promise<Shift> {
    const { journal } = this.#options;
    const now = this.#now();
    const span = this.#span(who.id, now);
    const checks = await this.#troubles();
    const summary = await this.#summary(span, checks);
    // What the shift before left is still to do.
    const since = Math.min(span.since, now - settleHours * 60 * 60 * 1000);
    const { rows, open } = journal.toSettle({ since, limit: shown.scans, decision: 'review' });
    const before = journal.list.page({ kinds: 'handed-over', limit: shown.handOvers }).rows;
    return {
      at: now,
      summary,
      waiting: { rows: rows.slice(0, open).map((row) => deskRow(journal, row)), count: open },
      checks: [...checks],
      before: before.flatMap((row) => handOverOf(row, who) ?? []),
      wasHandedOver: span.handedOver !== undefined,
    };
  }

  /**
   * The shift is `to`'s from now on: one row with both of them, what they saw and the note for the next. Their PIN is
   * their word for it, and unlocks the desk.
   *
   * @param atDesk the account whose desk this is
   * @throws {CannotBeDone} `to` is in charge already
   */
  async handOver(
    atDesk: string,
    { to, pin, note }: { readonly to: string; readonly pin: string; readonly note: string },
  ): Promise<HandedOver> {
    const { journal, logbook, unlocking } = this.#options;
    // Asked before the PIN, so that nobody enters theirs in vain, and again with the row.
    this.#spanFor(to, atDesk);
    const checked = await unlocking.confirm(to, pin);
    if (!checked.ok) return checked;
    const shift = await this.#summary(this.#spanFor(to, atDesk), await this.#troubles());
    const sealed = await sealValues(
      journal,
      note === '' ? {} : { note },
      this.#options.logbook.circumstances(),
    );
    const seq = logbook.write(({ append }, { now: _, ...here }) => {
      this.#spanFor(to, atDesk);
      const row = append({
        kind: 'handed-over',
        ...here,
        staff: atDesk,
        takenBy: to,
        shift,
        ...(sealed === undefined ? {} : { sealed }),
      });
      append({ kind: 'unlocked', ...here, staff: to });
      return row;
    });
    return { ok: true, seq, staff: checked.staff };
  }

  /**
   * The shift ends and nobody takes it over: what it came to is in the row of its end, as in that of a hand-over, and
   * the next begins when somebody unlocks the desk.
   *
   * @param atDesk the account whose desk this is
   */
  async end(atDesk: string, note: string): Promise<number> {
    const { journal, logbook } = this.#options;
    const shift = await this.#summary(this.#span(atDesk, this.#now()), await this.#troubles());
    const sealed = await sealValues(journal, note === '' ? {} : { note }, logbook.circumstances());
    return logbook.write(({ append }, { now: _, ...here }) =>
      append({
        kind: 'handed-over',
        ...here,
        staff: atDesk,
        shift,
        ...(sealed === undefined ? {} : { sealed }),
      }),
    );
  }

  /**
   * Whoever opens a note stands in the journal before it is opened.
   *
   * @throws {CannotBeDone} the row is no hand-over with a note
   */
  async openNote(who: Who, seq: number): Promise<OpenedNote> {
    const { journal, logbook } = this.#options;
    const row = journal.row(seq);
    if (row?.kind !== 'handed-over' || row.sealed === undefined) {
      throw new CannotBeDone(`Row ${seq} is no hand-over with a note.`);
    }
    if (!mayOpenNote(who, row)) return { ok: false };
    logbook.note('opened', { staff: who.id, opens: seq });
    const note = (await journal.unseal(row.sealed))?.note;
    return { ok: true, note: note === undefined ? undefined : String(note) };
  }

  #now(): EpochMs {
    return this.#options.logbook.circumstances().now;
  }

  #span(asks: string, now: EpochMs): ShiftSpan {
    return shiftSpan(this.#options.journal, { now, timeZone: this.#options.timeZone(), asks });
  }

  #spanFor(to: string, atDesk: string): ShiftSpan {
    const span = this.#span(atDesk, this.#now());
    if (span.staff === to) throw new CannotBeDone('This account is in charge of the shift already.');
    return span;
  }

  /** What of the check-list is not good. */
  async #troubles(): Promise<readonly Check[]> {
    return (await this.#options.checkList()).filter(({ state }) => state !== 'good');
  }

  async #summary(span: ShiftSpan, checks: readonly Check[]): Promise<ShiftSummary> {
    const { journal, timeZone, inside } = this.#options;
    const figures = await shiftFigures(journal, span, { now: this.#now(), timeZone: timeZone() });
    return { ...figures, inside: inside(), checks: checks.map(({ id, state }) => ({ id, state })) };
  }
}

/** A hand-over as the desk lists it, without its note. */
function handOverOf({ seq, at, staff, takenBy, shift, sealed }: JournalRow, who: Who): HandOver | undefined {
  if (staff === undefined || shift === undefined) return undefined;
  return {
    seq,
    at: Date.parse(at),
    from: staff,
    ...(takenBy === undefined ? {} : { to: takenBy }),
    summary: shift,
    hasNote: sealed !== undefined,
    mayOpen: mayOpenNote(who, { staff, takenBy }),
  };
}
