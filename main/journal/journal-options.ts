import type { Clock } from '../../shared/clock.ts';

/** What every row says of itself. */
export interface WriterOptions {
  readonly clock: Clock;
  /** The program's version, for each row. */
  readonly version: string;
  /** Where the kiosk stands at this moment. */
  readonly place: () => { readonly venue: string; readonly gate: string };
}

/** What a journal is opened with. */
export interface JournalOptions extends WriterOptions {
  /** Whole UTC days that rows and personal values are kept. */
  readonly retentionDays: number;
  /** What to do about a damaged file: `refuse` it where another process may have it open. */
  readonly damaged?: 'set-aside' | 'refuse';
}
