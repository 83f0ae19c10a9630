import type { CalendarEntry, CalendarTopic } from '../../shared/calendar.ts';
import type { CheckState } from '../../shared/check-list.ts';
import type { EpochMs } from '../../shared/clock.ts';
import { type Artefact, artefacts, isLifted, type LimitOverride } from '../../shared/limit-override.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import { ageOf, limitsFor } from '../admission/ages.ts';
import type { TrustEnd } from '../trust/ends.ts';
import type { HeldIssuer } from '../trust/issuer-lookup.ts';

const minute = 60 * 1000;
const hour = 60 * minute;
const day = 24 * hour;
/** How long before the end of what cannot be had anew at a touch somebody should know, in milliseconds. */
const notice = { 'last-key': 7 * day, list: day, root: 30 * day } as const;
/** Sources are asked every quarter of an hour: what wants to be asked for more often is not late before this. */
const dueGraceMs = hour;
/** ECMA-262, 21.4.1.1: no date is later. Who writes such a limit means "never". */
const lastDate: EpochMs = 8.64e15;

/** What a calendar is made of. */
export interface CalendarFacts {
  readonly now: EpochMs;
  readonly policy: Policy | undefined;
  readonly issuers: readonly HeldIssuer[];
  readonly ends: readonly TrustEnd[];
  /** Those in force. */
  readonly overrides: readonly LimitOverride[];
}

/** When the limits of age of one artefact of one issuer act. Of two that have acted the graver one is told. */
function ageEntries(
  { id, name, keysAsOf, revocationsAsOf }: HeldIssuer,
  artefact: Artefact,
  { now, policy = defaultPolicy, overrides }: CalendarFacts,
): readonly CalendarEntry[] {
  const asOf = { keys: keysAsOf, revocations: revocationsAsOf }[artefact];
  if (asOf === undefined) return [];
  const limit = limitsFor(policy, id)[artefact];
  const entry = (which: 'soft' | 'hard', state: CheckState): CalendarEntry => ({
    at: asOf + limit[`${which}Seconds`] * 1000,
    topic: `${artefact}-${which}`,
    state,
    count: 1,
    names: [name],
  });
  switch (ageOf(asOf, limit, now).level) {
    case 'fresh':
      return [entry('soft', 'good'), entry('hard', 'good')];
    case 'soft':
      return [entry('hard', 'warn')];
    default:
      return [entry('hard', isLifted(overrides, { artefact, issuer: id }) ? 'warn' : 'bad')];
  }
}

/** Lists of states keep those that have stopped: bad is whom the policy names, and when nobody else is left. */
function isMissed(issuer: string, { now, policy = defaultPolicy, issuers, ends }: CalendarFacts): boolean {
  if (policy.accepts.issuers !== null) return policy.accepts.issuers.includes(issuer);
  const ended = ends.flatMap((end) => (end.what === 'last-key' && end.at <= now ? [end.issuer] : []));
  return issuers.every(({ id }) => ended.includes(id));
}

function stateOf(end: TrustEnd, facts: CalendarFacts): CheckState {
  const { at, what } = end;
  const { now } = facts;
  switch (what) {
    case 'last-key':
      if (at <= now && isMissed(end.issuer, facts)) return 'bad';
      return at < now + notice['last-key'] ? 'warn' : 'good';
    case 'list':
      return at <= now ? 'bad' : at < now + notice.list ? 'warn' : 'good';
    case 'root':
      return at < now + notice.root ? 'warn' : 'good';
    case 'metadata':
      return at <= now ? 'warn' : 'good';
    case 'list-due':
      return at + dueGraceMs <= now ? 'warn' : 'good';
    case 'key':
      return 'good';
  }
}

function endEntries(end: TrustEnd, facts: CalendarFacts): readonly CalendarEntry[] {
  // Of an issuer that has others: nothing is amiss.
  if (end.what === 'key' && end.at <= facts.now) return [];
  const name = 'location' in end ? end.location : end.name;
  return [{ at: end.at, topic: end.what, state: stateOf(end, facts), count: end.count, names: [name] }];
}

function liftedEntry(
  { artefact, issuer, until }: LimitOverride,
  issuers: readonly HeldIssuer[],
): CalendarEntry {
  const names = issuer === null ? [] : [issuers.find(({ id }) => id === issuer)?.name ?? issuer];
  return { at: until, topic: `${artefact}-lifted`, state: 'warn', count: 1, names };
}

/** One for all that happens in the same minute: a directory brings the keys of thirty countries at once. */
function fold(entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  const together = Map.groupBy(entries, ({ at, topic, state }) =>
    [Math.floor(at / minute), topic, state].join(' '),
  );
  return [...together.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const count = same.reduce((sum, one) => sum + one.count, 0);
    const names = [...new Set(same.flatMap((one) => one.names))].toSorted();
    return [{ ...first, at: Math.min(...same.map(({ at }) => at)), count, names }];
  });
}

/** What ends when, and when limits act if no refresh comes until then, soonest first. */
export function calendarOf(facts: CalendarFacts): readonly CalendarEntry[] {
  const { issuers, ends, overrides } = facts;
  const entries = [
    ...issuers.flatMap((issuer) => artefacts.flatMap((artefact) => ageEntries(issuer, artefact, facts))),
    ...ends.flatMap((end) => endEntries(end, facts)),
    ...overrides.map((override) => liftedEntry(override, issuers)),
  ];
  return fold(entries.filter(({ at }) => at <= lastDate)).toSorted((one, other) => one.at - other.at);
}

/** The gravest state of what is on the calendar under these topics, and whom or what it is about. */
export function gravestOf(
  calendar: readonly CalendarEntry[],
  topics: readonly CalendarTopic[],
): { readonly state: CheckState; readonly names: readonly string[] } {
  const found = calendar.filter(({ topic }) => topics.includes(topic));
  const state =
    (['bad', 'warn'] as const).find((one) => found.some((entry) => entry.state === one)) ?? 'good';
  const grave = found.filter((entry) => entry.state === state);
  return { state, names: [...new Set(grave.flatMap(({ names }) => names))] };
}
