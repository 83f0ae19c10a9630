import type { Clock } from '../../shared/clock.ts';
import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { ReportFile } from '../../shared/contract/reports.ts';
import type { DoorReport, RetentionReport } from '../../shared/report.ts';
import type { Language, Settings } from '../../shared/settings.ts';
import type { Journal } from '../journal/journal.ts';
import { figuresText } from '../journal/reports/figures-text.ts';
import { ExportSpoilt, saveExport } from '../journal/reports/save-export.ts';
import { saveFile } from '../journal/reports/save-file.ts';
import { signFigures } from '../journal/reports/signed-figures.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { DaysUnusable, type ReportSlots, reportSlots } from './report-slots.ts';
import { savedAt } from './saved-at.ts';

type Days = DoorReport['days'];

export interface DayReportsOptions {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly logbook: Logbook;
  readonly settings: () => Pick<Settings, 'venue' | 'gate' | 'timeZone' | 'retentionDays'>;
  readonly places: () => Promise<readonly ReportPlace[]>;
}

export interface SaveWanted {
  readonly days: Days;
  readonly file: ReportFile;
  readonly language: Language;
  /** The path of a place. */
  readonly place: string;
}

export interface Saved {
  readonly path: string;
  readonly name: string;
  /** Of the journal: how many rows were read back and hold. */
  readonly rows?: number;
}

/** The door in numbers, day by day, and the files of it that somebody takes along. */
export class DayReports {
  readonly #options: DayReportsOptions;

  constructor(options: DayReportsOptions) {
    this.#options = options;
  }

  /** @throws {CannotBeDone} the last day is before the first, or more than a year after it */
  door(days: Days): Promise<DoorReport> {
    const { clock, journal } = this.#options;
    const slots = this.#slots(days);
    return journal.reports.door({ days, ...slots, now: clock.now(), upTo: journal.head().seq });
  }

  retention(): Promise<RetentionReport> {
    const { journal, settings } = this.#options;
    return journal.reports.retention(settings().retentionDays, journal.publicKeys());
  }

  places(): Promise<readonly ReportPlace[]> {
    return this.#options.places();
  }

  /**
   * Saves the figures or the journal itself where staff chose; a row says that they did.
   *
   * @throws {CannotBeDone} the place is gone or cannot be written to, or there is nothing to save
   * @throws {RowsGone} retention overtook the reader
   */
  async save(staff: string, wanted: SaveWanted): Promise<Saved> {
    const place = (await this.#options.places()).find(({ path }) => path === wanted.place);
    if (place === undefined) throw new CannotBeDone(`${wanted.place} is not there any more.`);
    const { file } = wanted;
    const saved =
      file === 'journal'
        ? await this.#saveJournal(place.path, wanted)
        : await this.#saveFigures(place.path, file, wanted);
    const { from, until } = wanted.days;
    const what = file === 'journal' ? 'a signed export of the journal' : 'a report on the door';
    const note = `saved ${what}, ${from} to ${until} (${saved.name})`;
    this.#options.logbook.note('changed', { staff, note });
    return saved;
  }

  async #saveFigures(folder: string, file: 'csv' | 'json', { days, language }: SaveWanted): Promise<Saved> {
    const { venue, gate, timeZone } = this.#options.settings();
    const report = await this.door(days);
    const name = `${this.#stem('report', days)}.${file}`;
    const text = figuresText(report, { venue, gate, timeZone, language }, file);
    const signature = signFigures(this.#options.journal, report, {
      ...{ name, text },
      now: this.#options.clock.now(),
    });
    const path = await written(async () => {
      const saved = await saveFile(folder, name, [text]);
      await saveFile(folder, `${name}.jws`, [`${signature}\n`]);
      return saved;
    });
    return { name, path };
  }

  async #saveJournal(folder: string, { days }: SaveWanted): Promise<Saved> {
    const { journal } = this.#options;
    const { slots, until } = this.#slots(days);
    const since = slots[0] ?? until;
    const name = `${this.#stem('journal', days)}.jsonl`;
    const lines = journal.exportLines({ since, until });
    const saved = await written(() => saveExport(folder, name, lines, journal.publicKeys()));
    if (saved === undefined) throw new CannotBeDone('The journal has no row of these days.');
    return { name, ...saved };
  }

  #slots(days: Days): ReportSlots {
    try {
      return reportSlots(days, this.#options.settings().timeZone);
    } catch (error) {
      if (error instanceof DaysUnusable) throw new CannotBeDone(error.message, { cause: error });
      throw error;
    }
  }

  /** With the second in it: what was saved before is never written over. */
  #stem(what: string, { from, until }: Days): string {
    const at = new Date(this.#options.clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
    return `munjigi-${what}-${from === until ? from : `${from}_${until}`}-${at}Z`;
  }
}

async function written<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await savedAt(work);
  } catch (error) {
    if (error instanceof ExportSpoilt) throw new CannotBeDone(error.message, { cause: error });
    throw error;
  }
}
