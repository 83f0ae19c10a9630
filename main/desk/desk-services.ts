import type { Clock } from '../../shared/clock.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import { ageOf, limitsFor } from '../admission/ages.ts';
import type { ClockGuard } from '../admission/clock-guard.ts';
import type { Door } from '../admission/door.ts';
import type { Journal } from '../journal/journal.ts';
import type { Scanners } from '../scanners/scanners.ts';
import { LogoFiles } from '../store/logo-files.ts';
import type { Errands } from '../trust/errands.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import type { NetworkMonitor } from '../uplink/network-monitor.ts';
import type { StickWatch } from '../uplink/stick-watch.ts';
import { calendarOf } from './calendar.ts';
import { changeSettings, type SettingsChange } from './change-settings.ts';
import { checkList } from './check-list.ts';
import { DayReports } from './day-reports.ts';
import { calendarFacts, doorFacts } from './door-facts.ts';
import { EntryCorrections } from './entry-corrections.ts';
import { FormerEntries } from './former-entries.ts';
import type { GuestDesk } from './guest-desk.ts';
import type { GuestImports } from './guest-imports.ts';
import type { InForce } from './in-force.ts';
import { knownPolicy, policyChoices } from './known-policies.ts';
import { LimitsDesk } from './limits-desk.ts';
import type { Logbook } from './logbook.ts';
import { LogoDesk } from './logo-desk.ts';
import { CannotBeDone, ManualEntries } from './manual-entries.ts';
import { NewSources } from './new-sources.ts';
import { OutageReports } from './outage-reports.ts';
import { Overrides } from './overrides.ts';
import type { RehearsalDesk } from './rehearsal-desk.ts';
import { reportPlaces } from './report-places.ts';
import { SecondChances } from './second-chances.ts';
import type { DeskServices } from './services.ts';
import { settingsFor } from './set-up.ts';
import { SettingsDesk } from './settings-desk.ts';
import { SettingsFiles } from './settings-files.ts';
import { Shifts } from './shifts.ts';
import { StaffDesk } from './staff-desk.ts';
import type { StatusBoard } from './status-board.ts';
import { Unlocking } from './unlocking.ts';
import { Vouching } from './vouching.ts';

export interface DeskParts {
  readonly profile: string;
  readonly version: string;
  readonly clock: Clock;
  readonly inForce: InForce;
  readonly journal: Journal;
  readonly logbook: Logbook;
  readonly guests: GuestDesk;
  readonly rehearsal: RehearsalDesk;
  readonly guestImports: GuestImports;
  readonly trust: TrustStore;
  /** Refills the trust store beside the door. */
  readonly errands: Errands;
  readonly sticks: StickWatch;
  readonly scanners: Scanners;
  readonly monitor: NetworkMonitor;
  readonly guard: ClockGuard;
  readonly door: Door;
  readonly board: StatusBoard;
  readonly events: DeskServices['events'];
  /** Does what must not fail the caller, and logs it if it fails. */
  readonly attempt: (where: string, work: () => void) => void;
  readonly leave: () => void;
}

/** What the procedures stand on, made of the rooms of a kiosk. */
export function deskServices(parts: DeskParts): DeskServices {
  const { clock, inForce, journal, logbook, trust, scanners, monitor, guard, door, board } = parts;
  const policy = () => inForce.policy ?? defaultPolicy;
  const changed = () => {
    door.forgetRecent();
    board.changed();
  };
  const places = () => reportPlaces(parts.profile);
  const logos = new LogoFiles(parts.profile);
  const change = (staff: string | undefined, work: (settings: Settings) => SettingsChange) =>
    changeSettings({ inForce, logbook }, staff, work);
  const staff = () => inForce.settings.staff;
  const checks = async () =>
    checkList(await doorFacts({ profile: parts.profile, status: board.current(), inForce, trust }));
  const unlocking = new Unlocking({ clock, journal, logbook, staff });
  const vouching = new Vouching({ unlocking, staff });
  return {
    clock,
    journal,
    logbook,
    events: parts.events,
    settings: () => {
      parts.attempt('settings', () => inForce.refresh());
      return inForce.settings;
    },
    status: () => board.current(),
    keys: (keys) => scanners.keys(keys),
    setUp: async (setup) => {
      const settings = await settingsFor(setup);
      change(undefined, () => {
        if (inForce.isSetUp || inForce.problem !== undefined) {
          throw new CannotBeDone('This kiosk is set up already.');
        }
        return { settings, kind: 'set-up' };
      });
      board.changed();
    },
    unlocking,
    settingsDesk: new SettingsDesk({ inForce, logbook, policies: trust, changed }),
    settingsFiles: new SettingsFiles({ clock, inForce, logbook, policies: trust, logos, places, changed }),
    logo: new LogoDesk({ inForce, logbook, policies: trust, logos, places, changed }),
    staff: new StaffDesk({ inForce, logbook, unlocking }),
    corrections: new EntryCorrections({ clock, journal, logbook, policy }),
    entries: new ManualEntries({
      ...{ journal, logbook, policy, settings: () => inForce.settings },
      vouched: (vouch) => vouching.confirm(vouch),
    }),
    formerEntries: new FormerEntries({ journal, logbook, policy, settings: () => inForce.settings }),
    guests: parts.guests,
    rehearsal: parts.rehearsal,
    guestImports: parts.guestImports,
    overrides: new Overrides({ journal, logbook, vouching, policy }),
    secondChances: new SecondChances({ journal, logbook, trust }),
    shifts: new Shifts({
      ...{ journal, logbook, unlocking, checkList: checks },
      timeZone: () => inForce.settings.timeZone,
      inside: () => board.current().inside,
    }),
    limits: new LimitsDesk({ clock, inForce, trust, logbook, changed }),
    reports: new OutageReports({
      clock,
      journal,
      logbook,
      settings: () => inForce.settings,
      version: parts.version,
      places,
    }),
    days: new DayReports({ clock, journal, logbook, settings: () => inForce.settings, places }),
    issuers: () =>
      trust.issuers().map(({ id, name, keys, keysAsOf, revocationsAsOf, revoked }) => ({
        id,
        name,
        keys,
        revoked,
        keysAge: ageOf(keysAsOf, limitsFor(policy(), id).keys, clock.now()),
        revocationsAge: ageOf(revocationsAsOf, limitsFor(policy(), id).revocations, clock.now()),
      })),
    calendar: () => calendarOf(calendarFacts({ now: clock.now(), inForce, trust })),
    sources: () => trust.sources(),
    newSources: new NewSources({
      trust,
      errands: parts.errands,
      sticks: parts.sticks,
      logbook,
      onTaken: () => {
        door.forgetRecent();
        board.changed();
      },
    }),
    refresh: async (staff) => {
      logbook.note('trust', { staff, note: 'every source is asked for news' });
      await parts.sticks.look();
      return await parts.errands.refresh();
    },
    restoreSource: async ({ location, generation }, staff) => {
      const report = await parts.errands.restore(location, generation);
      if (!report.ok) throw new CannotBeDone(report.detail);
      const { source } = report;
      logbook.note('trust', {
        staff,
        note: `generation ${source.generation?.number} of ${source.location} is in force again`,
      });
      door.forgetRecent();
      board.changed();
      return source;
    },
    checkList: checks,
    scanners: () => scanners.statuses(),
    upstreams: () => monitor.statuses(),
    confirmClock: (staff) => {
      guard.confirm(clock.now());
      logbook.note('clock-confirmed', { staff });
      board.changed();
    },
    setDirection: (direction, staff) => {
      const note = `this gate is for ${direction} from now on`;
      change(staff, (settings) => ({ settings: { ...settings, direction }, note }));
      door.forgetRecent();
      board.changed();
    },
    policies: () => policyChoices(trust, inForce.settings.policy),
    choosePolicy: (name, staff) => {
      if (knownPolicy(trust, name) === undefined) throw new CannotBeDone(`There is no policy "${name}".`);
      const note = `the policy is ${name} from now on`;
      change(staff, (settings) => ({ settings: { ...settings, policy: name }, note }));
      door.forgetRecent();
      board.changed();
    },
    leave: (staff) => {
      logbook.note('changed', { note: 'the kiosk is closed from the desk', staff });
      parts.leave();
    },
    changed,
  };
}
