import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { ClockNews } from '../admission/clock-doubt.ts';
import type { ClockGuard } from '../admission/clock-guard.ts';
import type { Recheck } from '../admission/recheck.ts';
import type { InForce } from '../desk/in-force.ts';
import type { Logbook } from '../desk/logbook.ts';
import type { SettingsNews } from '../desk/settings-news.ts';
import type { GuestBook } from '../guests/guest-book.ts';
import type { GuestErrands } from '../guests/guest-errands.ts';
import type { Journal } from '../journal/journal.ts';
import type { LogFile } from '../store/log-file.ts';
import type { RefreshSchedule } from '../uplink/refresh-schedule.ts';

const second = 1_000;
const everyMs = 5 * second;
const hour = 3_600 * second;

export interface HousekeepingOptions {
  readonly clock: Clock;
  readonly log: LogFile;
  readonly inForce: InForce;
  readonly settingsNews: SettingsNews;
  readonly logbook: Logbook;
  readonly journal: Journal;
  readonly guard: ClockGuard;
  readonly recheck: Recheck;
  readonly refreshing: RefreshSchedule;
  readonly book: GuestBook;
  readonly guestErrands: GuestErrands;
  /** Goes by the settings that a signed repository brought. */
  readonly goByFleet: () => void;
  /** Whether the journal can be written. */
  readonly writable: { get(): boolean; set(writable: boolean): void };
  /** Called after each round. */
  readonly onRound: () => void;
}

/** What time alone changes, and what only trying again can mend, every five seconds. */
export class Housekeeping {
  readonly #options: HousekeepingOptions;
  #timer: NodeJS.Timeout | undefined;
  #retentionDueAt: EpochMs = 0;

  constructor(options: HousekeepingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#round(), everyMs);
    this.#round();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #round(): void {
    const { log, inForce, settingsNews, recheck, clock, guard, goByFleet, onRound } = this.#options;
    log.attempt('settings', () => {
      inForce.refresh();
      settingsNews.tell();
    });
    goByFleet();
    log.attempt('recheck', () => recheck.beat());
    this.#tryJournal();
    const now = clock.now();
    guard.state(now);
    log.attempt('clock', () => guard.tellNews((news) => this.#clockMoved(news)));
    if (now >= this.#retentionDueAt && guard.state(now) === 'trusted') this.#destroyExpired(now);
    onRound();
  }

  #tryJournal(): void {
    const { writable, log, logbook } = this.#options;
    if (writable.get()) return;
    log.attempt('journal', () => {
      logbook.note('changed', { note: 'the journal can be written again' });
      writable.set(true);
    });
  }

  #clockMoved(news: ClockNews): void {
    const { logbook, refreshing } = this.#options;
    if (news.type === 'settled') {
      const note =
        news.by === 'back' ? 'the clock is back where it was' : 'what was vouched for agrees with the clock';
      logbook.note('changed', { note });
      return;
    }
    const way = news.byMs > 0 ? 'forward' : 'back';
    const seconds = Math.round(Math.abs(news.byMs) / second);
    logbook.note('clock-jumped', { note: `the clock was set ${way} by ${seconds} s` });
    refreshing.soon();
  }

  /** Once an hour, and never by a clock that is not believed. */
  #destroyExpired(now: EpochMs): void {
    const { log, journal, book, logbook } = this.#options;
    this.#retentionDueAt = now + hour;
    log.attempt('retention', () => journal.destroyExpired());
    log.attempt('guests', () => {
      for (const list of book.lists.retireExpired(now)) {
        logbook.note('destroyed', { note: `the guest list ${list}, whose date is over` });
      }
      if (book.lists.hasLeftovers()) void this.#purgeGuests(now);
    });
  }

  async #purgeGuests(now: EpochMs): Promise<void> {
    const { guestErrands, log } = this.#options;
    try {
      await guestErrands.run({ type: 'purge', now });
    } catch (error) {
      log.report('guests', error);
    }
  }
}
