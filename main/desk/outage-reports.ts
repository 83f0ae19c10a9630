import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { Outage } from '../../shared/outage.ts';
import type { Language, Settings } from '../../shared/settings.ts';
import type { Journal } from '../journal/journal.ts';
import { findOutages } from '../journal/outages/find-outages.ts';
import { makeReport } from '../journal/outages/make-report.ts';
import { saveReport } from '../journal/outages/save-report.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { savedAt } from './saved-at.ts';

export interface OutageReportsOptions {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly logbook: Logbook;
  readonly settings: () => Pick<Settings, 'venue' | 'gate' | 'timeZone'>;
  readonly version: string;
  readonly places: () => Promise<readonly ReportPlace[]>;
}

/** What the desk shows of outages, and the signed document about them. */
export class OutageReports {
  readonly #options: OutageReportsOptions;

  constructor(options: OutageReportsOptions) {
    this.#options = options;
  }

  /** Those that reach into the time since then, newest first. @throws {RowsGone} retention overtook the reader */
  async outages(since: EpochMs): Promise<readonly Outage[]> {
    const { journal, clock } = this.#options;
    const wanted = { from: since, until: clock.now() + 1, upTo: journal.head().seq };
    return (await findOutages(journal.rows(), wanted)).toReversed();
  }

  places(): Promise<readonly ReportPlace[]> {
    return this.#options.places();
  }

  /**
   * Makes a report and saves it where staff chose; a row says that they did.
   *
   * @throws {CannotBeDone} the place is not there any more, or cannot be written to
   * @throws {RowsGone}
   */
  async save(
    staff: string,
    wanted: { readonly since: EpochMs; readonly language: Language; readonly place: string },
  ): Promise<{ readonly page: string; readonly signature: string }> {
    const { clock, journal, logbook, settings, version, places } = this.#options;
    const place = (await places()).find(({ path }) => path === wanted.place);
    if (place === undefined) throw new CannotBeDone(`${wanted.place} is not there any more.`);
    const { venue, gate, timeZone } = settings();
    const now = clock.now();
    const { since: from, language } = wanted;
    const made = await makeReport(journal, {
      from,
      until: now,
      now,
      venue,
      gate,
      timeZone,
      language,
      version,
    });
    const paths = await savedAt(() => saveReport(place.path, made));
    logbook.note('changed', { staff, note: `saved a report on outages (${made.page.name})` });
    return paths;
  }
}
