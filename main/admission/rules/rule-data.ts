import { Temporal } from 'temporal-polyfill';
import { type EpochMs, toIso } from '../../../shared/clock.ts';
import type { Rules } from '../../../shared/rule.ts';
import type { Pass } from '../../passes/pass.ts';
import type { HealthStatement } from '../health/health-statement.ts';

/** What the rules of a policy are asked of; paths begin in it. */
export interface RuleData {
  /** The claims of the pass, as its format decodes them. */
  readonly payload: Pass['claims'];
  /** What the pass says of its holder's health, in one form for all formats. */
  readonly health?: HealthStatement;
  readonly external: {
    readonly format: string;
    readonly type?: string;
    readonly issuer?: string;
    /** Instants in ISO 8601. */
    readonly iat?: string;
    readonly exp?: string;
    /** The instant of the scan, and its date in the venue's time zone. Absent while the clock cannot be believed. */
    readonly validationClock?: string;
    readonly today?: string;
    readonly valueSets: Rules['valueSets'];
  };
}

/** When a rule is asked. `now` is absent while the clock cannot be believed. */
export interface RuleTime {
  readonly now?: EpochMs;
  /** An IANA time zone name: the venue's. */
  readonly timeZone: string;
}

/** The date on the venue's calendar. */
export function dateAt(at: EpochMs, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** What is the same for every statement of a pass. */
export function ruleData(
  pass: Pass,
  valueSets: Rules['valueSets'],
  { now, timeZone }: RuleTime,
): Omit<RuleData, 'health'> {
  const { format, type, issuer, issuedAt, expiresAt } = pass;
  return {
    payload: pass.claims,
    external: {
      format,
      ...(type === undefined ? {} : { type }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(issuedAt === undefined ? {} : { iat: toIso(issuedAt) }),
      ...(expiresAt === undefined ? {} : { exp: toIso(expiresAt) }),
      ...(now === undefined ? {} : { validationClock: toIso(now), today: dateAt(now, timeZone).toString() }),
      valueSets,
    },
  };
}
