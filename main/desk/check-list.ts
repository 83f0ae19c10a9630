import type { CalendarEntry, CalendarTopic } from '../../shared/calendar.ts';
import type { Check, CheckId, CheckState } from '../../shared/check-list.ts';
import type { SettingsProblem } from '../../shared/settings-problem.ts';
import type { ClockState } from '../../shared/verdict.ts';
import { type CalendarFacts, calendarOf, gravestOf } from './calendar.ts';

const megabyte = 1024 * 1024;
/** Free space, in MB: a day's journal takes a few, a large revocation list some hundred. */
const littleRoom = { warn: 500, bad: 50 };
/** Names that a sentence spells out. */
const maxNames = 3;

/** What a door stands on at this moment, as its rooms tell it. */
export interface DoorFacts extends CalendarFacts {
  /** `undefined`: not set up. */
  readonly place: { readonly venue: string; readonly gate: string } | undefined;
  /** What is wrong with the file of settings. */
  readonly settingsProblem?: SettingsProblem | undefined;
  readonly policyName: string;
  readonly clock: ClockState;
  readonly freeBytes: number;
  /** `bad`: it cannot be written, or its chain was checked and does not hold. */
  readonly journal: 'good' | 'bad';
  readonly scanners: { readonly connected: number; readonly missing: number };
  /** None while the check goes on. */
  readonly selfCheck: readonly {
    readonly format: string;
    readonly state: 'passed' | 'unchecked' | 'failed';
  }[];
}

const clockChecks = { trusted: 'good', suspicious: 'warn', untrusted: 'bad' } as const satisfies Record<
  ClockState,
  CheckState
>;

function namesOf(names: readonly string[]): string {
  const more = names.length > maxNames ? ', …' : '';
  return names.slice(0, maxNames).join(', ') + more;
}

/** What the calendar says of these topics. */
function dated(id: CheckId, calendar: readonly CalendarEntry[], topics: readonly CalendarTopic[]): Check {
  const { state, names } = gravestOf(calendar, topics);
  return { id, state, ...(state === 'good' ? {} : { count: names.length, name: namesOf(names) }) };
}

function disk({ freeBytes }: DoorFacts): Check {
  const count = Math.floor(freeBytes / megabyte);
  return {
    id: 'disk',
    count,
    state: count < littleRoom.bad ? 'bad' : count < littleRoom.warn ? 'warn' : 'good',
  };
}

function scanners({ scanners: { connected, missing } }: DoorFacts): Check {
  if (missing > 0) return { id: 'scanners', state: 'bad', count: missing };
  return { id: 'scanners', state: connected === 0 ? 'warn' : 'good', count: connected };
}

function selfCheck({ selfCheck: checks }: DoorFacts): Check {
  const failed = checks.filter(({ state }) => state === 'failed').map(({ format }) => format);
  if (failed.length > 0)
    return { id: 'self-check', state: 'bad', count: failed.length, name: failed.join(', ') };
  const passed = checks.filter(({ state }) => state === 'passed').length;
  return { id: 'self-check', state: passed === 0 ? 'warn' : 'good', count: passed };
}

function settings({ settingsProblem: problem }: DoorFacts): Check {
  if (problem === undefined) return { id: 'settings', state: 'good' };
  const { fields, goesBy } = problem;
  return {
    id: 'settings',
    state: goesBy === 'nothing' ? 'bad' : 'warn',
    ...(fields.length === 0 ? {} : { name: namesOf(fields) }),
  };
}

/** Everything that must be so before the doors open, in the order of `checkIds`. */
export function checkList(facts: DoorFacts): readonly Check[] {
  const { place, policy, policyName, issuers, clock, journal } = facts;
  const calendar = calendarOf(facts);
  return [
    place === undefined
      ? { id: 'set-up', state: 'bad' }
      : { id: 'set-up', state: 'good', name: `${place.venue}, ${place.gate}` },
    settings(facts),
    { id: 'policy', state: policy === undefined ? 'bad' : 'good', name: policyName },
    { id: 'issuers', state: issuers.length === 0 ? 'bad' : 'good', count: issuers.length },
    dated('keys', calendar, ['keys-hard']),
    dated('revocations', calendar, ['revocations-hard', 'list-due']),
    dated('lists', calendar, ['list']),
    dated('key-ends', calendar, ['last-key']),
    dated('repositories', calendar, ['root', 'metadata']),
    { id: 'clock', state: clockChecks[clock] },
    disk(facts),
    { id: 'journal', state: journal },
    scanners(facts),
    selfCheck(facts),
  ];
}
