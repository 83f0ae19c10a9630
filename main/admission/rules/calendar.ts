import { Temporal } from 'temporal-polyfill';
import type { Condition } from '../../../shared/rule.ts';
import type { Answer } from './answer.ts';
import { dateAt, type RuleTime } from './rule-data.ts';

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>;

/** A date, or one with a time of day but no offset behind it, as some issuers write dates. */
const localDate = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?$/;
const partialDate = /^(\d{4})(?:-(\d{2}))?$/;

/** What Temporal makes of a text; `undefined` if it is not of the form. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An instant: ISO 8601 with its offset, or seconds since 1970 (RFC 7519, 2). */
function instantOf(value: unknown): Temporal.Instant | undefined {
  if (typeof value === 'number') {
    return orUndefined(() => Temporal.Instant.fromEpochMilliseconds(Math.round(value * 1000)));
  }
  if (typeof value !== 'string') return undefined;
  return orUndefined(() => Temporal.Instant.from(value.trim()));
}

/** A day of the venue's calendar: a date, or the day that an instant falls on there. */
function dateOf(value: unknown, timeZone: string): Temporal.PlainDate | undefined {
  const [, date] = typeof value === 'string' ? (localDate.exec(value.trim()) ?? []) : [];
  if (date !== undefined) return orUndefined(() => Temporal.PlainDate.from(date));
  return instantOf(value)?.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Whether today is a day from `date` + `from` to `date` + `until`. */
export function askDays(condition: Of<'days'>, value: unknown, { now, timeZone }: RuleTime): Answer {
  if (value === undefined) return 'absent';
  const date = dateOf(value, timeZone);
  if (date === undefined || now === undefined) return 'undecided';
  const today = dateAt(now, timeZone);
  const { from, until } = condition;
  const begun = from === undefined || Temporal.PlainDate.compare(today, date.add(from)) >= 0;
  const over = until !== undefined && Temporal.PlainDate.compare(today, date.add(until)) > 0;
  return begun && !over ? 'met' : 'not-met';
}

/** Hours are hours that pass, whatever the clocks do meanwhile; the midnight after them is the venue's. */
export function askHoursThenMidnight(
  condition: Of<'hours-then-midnight'>,
  value: unknown,
  { now, timeZone }: RuleTime,
): Answer {
  if (value === undefined) return 'absent';
  const instant = instantOf(value);
  if (instant === undefined || now === undefined) return 'undecided';
  const lastDay = instant.add({ hours: condition.hours }).toZonedDateTimeISO(timeZone).toPlainDate();
  const end = lastDay.add({ days: 1 }).toZonedDateTime(timeZone);
  return now >= instant.epochMilliseconds && now < end.epochMilliseconds ? 'met' : 'not-met';
}

/** The first and the last day that somebody may have been born on. */
function birthDays(value: unknown): readonly [Temporal.PlainDate, Temporal.PlainDate] | undefined {
  if (typeof value !== 'string') return undefined;
  const [, date] = localDate.exec(value.trim()) ?? [];
  if (date !== undefined) {
    const day = orUndefined(() => Temporal.PlainDate.from(date));
    return day === undefined ? undefined : [day, day];
  }
  const [, year, month] = partialDate.exec(value.trim()) ?? [];
  if (year === undefined) return undefined;
  return orUndefined(() => {
    const first = Temporal.PlainDate.from(`${year}-${month ?? '01'}-01`);
    return [first, first.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 })];
  });
}

/** Undecided where it depends on a day of birth that the pass leaves open. */
export function askAge(condition: Of<'age'>, value: unknown, { now, timeZone }: RuleTime): Answer {
  if (value === undefined || value === '') return 'absent';
  const born = birthDays(value);
  if (born === undefined || now === undefined) return 'undecided';
  const today = dateAt(now, timeZone);
  const { from = 0, to = Number.POSITIVE_INFINITY } = condition;
  const [oldest, youngest] = born.map((day) => {
    const age = day.until(today, { largestUnit: 'years' }).years;
    return age >= from && age <= to;
  });
  if (oldest !== youngest) return 'undecided';
  return oldest === true ? 'met' : 'not-met';
}
