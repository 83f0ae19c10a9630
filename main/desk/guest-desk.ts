import { setImmediate } from 'node:timers/promises';
import type { FoundGuest } from '../../shared/contract/guests.ts';
import { visitorLog } from '../../shared/entry-forms/visitor-log.ts';
import { guestFormat, issuerOf } from '../../shared/guest-list.ts';
import { asHangul, fitOf, wordsOf } from '../../shared/name-search.ts';
import type { Policy } from '../../shared/policy.ts';
import { type HeldGuest, identityOf } from '../guests/guest.ts';
import type { GuestBook } from '../guests/guest-book.ts';
import type { GuestList } from '../guests/guest-lists.ts';
import type { EarlierEntry } from '../journal/admissions.ts';
import type { Journal } from '../journal/journal.ts';
import { hashedPerson } from './hashed-person.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';

/** As many as somebody looks through before typing another letter. */
const foundAtMost = 30;
/** Looked at in one go: a millisecond or two. */
const rankedAtOnce = 200;
/** One for all: making it costs more than comparing. */
const { compare: inOrder } = new Intl.Collator('ko');
/** Scans that somebody at the desk may still look at. */
const seenAtMost = 50;

/** Whom staff let in, with how many (1 unless told), and why again, if they are in already. */
export interface CheckIn {
  readonly guest: number;
  readonly party?: number | undefined;
  readonly again?: string | undefined;
}

export type CheckedIn =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly earlier: EarlierEntry };

interface Opened {
  readonly edition: string;
  readonly guests: readonly HeldGuest[];
}

/** How well every word fits the name or the company; 0 as soon as one fits neither. */
function scoreOf({ name, company }: HeldGuest, words: readonly string[]): number {
  const texts = [...new Set([name, ...name.split(/\s+/), ...(company === undefined ? [] : [company])])];
  const lower = texts.map((text) => text.toLowerCase());
  const fits = words.map((word) => Math.max(...lower.map((text) => fitOf(text, word))));
  return fits.every((fit) => fit > 0) ? fits.reduce((sum, fit) => sum + fit, 0) : 0;
}

/** Finds the guests of the lists by name, and lets them in. Names are opened in memory while the desk is unlocked. */
export class GuestDesk {
  readonly #book: GuestBook;
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #policy: () => Policy;
  readonly #direction: () => 'entry' | 'exit';
  #opened: Promise<Opened> | undefined;
  /** By the hash of their pass, whose codes were shown lately: numbers, no names. */
  readonly #seen = new Map<string, number>();

  constructor(options: {
    readonly book: GuestBook;
    readonly journal: Journal;
    readonly logbook: Logbook;
    readonly policy: () => Policy;
    readonly direction: () => 'entry' | 'exit';
  }) {
    this.#book = options.book;
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#policy = options.policy;
    this.#direction = options.direction;
  }

  lists(): readonly GuestList[] {
    const { now } = this.#logbook.circumstances();
    return this.#book.lists.held().filter(({ until }) => until > now);
  }

  /** The desk is locked: no name stays in memory. */
  forget(): void {
    this.#opened = undefined;
  }

  async find(query: string): Promise<{ readonly guests: FoundGuest[]; readonly more: boolean }> {
    const words = wordsOf(query);
    if (words.length === 0) return { guests: [], more: false };
    const { now } = this.#logbook.circumstances();
    const guests = (await this.#all(now)).filter(({ until }) => until > now);
    const byCode = this.#book.byCode(query.trim(), now);
    const found = byCode === undefined ? await ranked(guests, words) : [byCode];
    const hangul = asHangul(words);
    const best = found.length > 0 || hangul === undefined ? found : await ranked(guests, hangul);
    return {
      guests: best.slice(0, foundAtMost).map((guest) => this.#shown(guest)),
      more: best.length > foundAtMost,
    };
  }

  /** A guest's code is before the scanner: the row that comes of it is theirs (`scanned`). */
  showed(guest: HeldGuest): void {
    const pass = this.#pass(guest);
    this.#seen.delete(pass);
    this.#seen.set(pass, guest.guest);
    const [oldest] = this.#seen.keys();
    if (oldest !== undefined && this.#seen.size > seenAtMost) this.#seen.delete(oldest);
  }

  /** The guest whose code was scanned in row `seq`, if that was lately. */
  scanned(seq: number): FoundGuest | undefined {
    const row = this.#journal.row(seq);
    const number = row?.kind === 'scan' && row.pass !== undefined ? this.#seen.get(row.pass) : undefined;
    const guest =
      number === undefined ? undefined : this.#book.guest(number, this.#logbook.circumstances().now);
    return guest === undefined ? undefined : this.#shown(guest);
  }

  /**
   * The row and the admission are one transaction; the guest's code is refused from then on, and who showed it is found
   * to be in. The name is sealed in the row, for whoever has to know later who came.
   *
   * @throws {CannotBeDone} the guest is on no list any more
   */
  async checkIn(staff: string, { guest: number, party = 1, again }: CheckIn): Promise<CheckedIn> {
    const { now: asked, clock } = this.#logbook.circumstances();
    const guest = this.#book.guest(number, asked);
    if (guest === undefined) throw new CannotBeDone('This guest is on no list any more. Search again.');
    const { name, company } = guest;
    const values = { name, ...(company === undefined ? {} : { company }) };
    const sealed = await this.#journal.seal(values, asked);
    // Found again where they are written down as a visitor of that name and company.
    const person = await hashedPerson(this.#journal, visitorLog, values, { now: asked, clock });
    const pass = this.#pass(guest);
    return this.#logbook.write<CheckedIn>((transaction, { now, ...here }) => {
      const { entry, name: policy } = this.#policy();
      const direction = this.#direction();
      const earlier = transaction.earlierEntry(pass);
      const isTaken = earlier?.inside === true || (entry === 'once' && earlier !== undefined);
      if (direction === 'entry' && earlier !== undefined && isTaken && again === undefined) {
        return { ok: false, earlier };
      }
      const seq = transaction.append({
        kind: 'manual-entry',
        ...here,
        decision: 'admit',
        direction,
        policy,
        staff,
        format: guestFormat,
        issuer: issuerOf(guest.list),
        pass,
        sealed,
        ...(party === 1 ? {} : { entry: { party } }),
        ...(isTaken && again !== undefined ? { note: again } : {}),
      });
      if (person !== undefined) transaction.tellsOf(seq, person);
      if (direction === 'exit') transaction.leave({ pass, seq, at: now });
      else transaction.enter({ ...(isTaken ? { companion: pass } : { pass }), entry, seq, at: now, party });
      return { ok: true, seq };
    });
  }

  #pass(guest: HeldGuest): string {
    return this.#journal.passHash(guestFormat, identityOf(guest));
  }

  #shown(held: HeldGuest): FoundGuest {
    const { guest, list, name, company } = held;
    const pass = this.#pass(held);
    const earlier = this.#journal.earlierEntry(pass);
    return {
      guest,
      list,
      name,
      ...(company === undefined ? {} : { company }),
      ...(earlier === undefined ? {} : { earlier }),
      inside: this.#journal.insideWith(pass),
    };
  }

  /** Opened once, and again when other lists are held. */
  async #all(now: number): Promise<readonly HeldGuest[]> {
    const edition = this.#book.lists.edition();
    const before = await this.#opened;
    if (before?.edition === edition) return before.guests;
    const opening = this.#book.all(now).then((guests) => ({ edition, guests }));
    this.#opened = opening;
    opening.catch(() => this.forget());
    return (await opening).guests;
  }
}

/** Whom the words fit, the best first; a few at a time, so that no scan waits for it. */
async function ranked(guests: readonly HeldGuest[], words: readonly string[]): Promise<readonly HeldGuest[]> {
  const fitting: { readonly guest: HeldGuest; readonly score: number }[] = [];
  for (let first = 0; first < guests.length; first += rankedAtOnce) {
    if (first > 0) await setImmediate();
    for (const guest of guests.slice(first, first + rankedAtOnce)) {
      const score = scoreOf(guest, words);
      if (score > 0) fitting.push({ guest, score });
    }
  }
  return fitting
    .sort((one, other) => other.score - one.score || inOrder(one.guest.name, other.guest.name))
    .map(({ guest }) => guest);
}
