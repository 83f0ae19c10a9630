import type { EntryForm, EntryValues } from '../../shared/entry-form.ts';
import { personOf } from '../../shared/entry-person.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Happened } from '../../shared/late-entry.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Journal } from '../journal/journal.ts';
import { keyInstant } from '../journal/late-rows.ts';
import { lateTime } from './late-time.ts';
import type { Logbook } from './logbook.ts';
import { nextVenueDay, venueDayBegan } from './venue-day.ts';

/** An entry as it is being written down. */
export interface Draft {
  readonly form?: string | undefined;
  readonly happened?: Happened | undefined;
  readonly values: EntryValues;
}

/**
 * Whether somebody who is being written down was written down on the same day of the venue before. It is a hint and
 * stops nobody: two people share a name, and guests come again.
 */
export class FormerEntries {
  readonly #journal: Journal;
  readonly #logbook: Logbook;
  readonly #policy: () => Policy;
  readonly #settings: () => Pick<Settings, 'direction' | 'timeZone' | 'retentionDays'>;

  constructor(options: {
    readonly journal: Journal;
    readonly logbook: Logbook;
    readonly policy: () => Policy;
    readonly settings: () => Pick<Settings, 'direction' | 'timeZone' | 'retentionDays'>;
  }) {
    this.#journal = options.journal;
    this.#logbook = options.logbook;
    this.#policy = options.policy;
    this.#settings = options.settings;
  }

  /** The row of the latest such entry in the same direction, as it was first written; what was taken back is none. */
  async find({ form: id, happened, values }: Draft): Promise<JournalRow | undefined> {
    const person = this.#person(id, values);
    if (person === undefined) return undefined;
    const { now, clock } = this.#logbook.circumstances();
    const { direction, timeZone, retentionDays } = this.#settings();
    const late = happened && lateTime(happened, { now, timeZone, retentionDays });
    if (late?.ok === false) return undefined;
    const at = keyInstant({ now, clock, happenedAt: late?.at });
    const since = venueDayBegan(at, timeZone);
    const until = nextVenueDay(at, timeZone);
    // A venue's day lies in two days of UTC, each with a key of its own.
    const persons = await Promise.all(
      [since, until - 1].map((one) => this.#journal.personHashIfAny(person, one)),
    );
    const seq = this.#journal.persons.latest({
      ...{ since, until, direction },
      persons: persons.filter((person) => person !== undefined),
    });
    return seq === undefined ? undefined : this.#journal.row(seq);
  }

  #person(id: string | undefined, values: EntryValues): string | undefined {
    const forms: readonly EntryForm[] = this.#policy().manualEntry;
    const form = id === undefined ? forms[0] : forms.find((one) => one.id === id);
    return form === undefined ? undefined : personOf(form, values);
  }
}
