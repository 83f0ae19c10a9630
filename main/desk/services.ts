import type { CalendarEntry } from '../../shared/calendar.ts';
import type { Check } from '../../shared/check-list.ts';
import type { Clock } from '../../shared/clock.ts';
import type { PolicyChoice } from '../../shared/contract/house.ts';
import type { IssuerStatus, SourceStatus } from '../../shared/contract/trust.ts';
import type {
  KioskEvent,
  KioskStatus,
  ScannerStatus,
  UpstreamStatus,
  WedgeKey,
} from '../../shared/kiosk-event.ts';
import type { Settings, Setup } from '../../shared/settings.ts';
import type { Journal } from '../journal/journal.ts';
import type { DayReports } from './day-reports.ts';
import type { EntryCorrections } from './entry-corrections.ts';
import type { FormerEntries } from './former-entries.ts';
import type { GuestDesk } from './guest-desk.ts';
import type { GuestImports } from './guest-imports.ts';
import type { LimitsDesk } from './limits-desk.ts';
import type { Logbook } from './logbook.ts';
import type { LogoDesk } from './logo-desk.ts';
import type { ManualEntries } from './manual-entries.ts';
import type { NewSources } from './new-sources.ts';
import type { OutageReports } from './outage-reports.ts';
import type { Overrides } from './overrides.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';
import type { SecondChances } from './second-chances.ts';
import type { SettingsDesk } from './settings-desk.ts';
import type { SettingsFiles } from './settings-files.ts';
import type { Shifts } from './shifts.ts';
import type { StaffDesk } from './staff-desk.ts';
import type { Unlocking } from './unlocking.ts';

/** What the procedures stand on; the composition root puts it together. */
export interface DeskServices {
  readonly clock: Clock;
  /** What is in force, read again from disk if it changed there. */
  readonly settings: () => Settings;
  readonly status: () => KioskStatus;
  /** The events of one screen, from now until the signal. */
  readonly events: (signal: AbortSignal | undefined) => AsyncIterable<KioskEvent>;
  readonly keys: (keys: readonly WedgeKey[]) => void;
  readonly setUp: (setup: Setup) => Promise<void>;
  readonly unlocking: Unlocking;
  readonly staff: StaffDesk;
  readonly settingsDesk: SettingsDesk;
  readonly settingsFiles: SettingsFiles;
  readonly logo: LogoDesk;
  readonly entries: ManualEntries;
  readonly corrections: EntryCorrections;
  readonly formerEntries: FormerEntries;
  readonly secondChances: SecondChances;
  readonly shifts: Shifts;
  readonly limits: LimitsDesk;
  readonly overrides: Overrides;
  readonly guests: GuestDesk;
  readonly rehearsal: RehearsalDesk;
  readonly guestImports: GuestImports;
  readonly reports: OutageReports;
  readonly days: DayReports;
  readonly logbook: Logbook;
  readonly journal: Journal;
  readonly issuers: () => readonly IssuerStatus[];
  readonly calendar: () => readonly CalendarEntry[];
  readonly sources: () => readonly SourceStatus[];
  readonly newSources: NewSources;
  readonly refresh: (staff: string) => Promise<readonly SourceStatus[]>;
  /** @throws {CannotBeDone} there is no other generation, or it cannot be put in force */
  readonly restoreSource: (
    which: { readonly location: string; readonly generation: number },
    staff: string,
  ) => Promise<SourceStatus>;
  readonly checkList: () => Promise<readonly Check[]>;
  readonly scanners: () => readonly ScannerStatus[];
  readonly upstreams: () => readonly UpstreamStatus[];
  readonly confirmClock: (staff: string) => void;
  readonly setDirection: (direction: 'entry' | 'exit', staff: string) => void;
  readonly policies: () => readonly PolicyChoice[];
  /** @throws {CannotBeDone} there is no policy of this name */
  readonly choosePolicy: (name: string, staff: string) => void;
  readonly leave: (staff: string) => void;
  /** What was let in or turned round by hand: recent verdicts and the numbers on the screen may differ now. */
  readonly changed: () => void;
}
