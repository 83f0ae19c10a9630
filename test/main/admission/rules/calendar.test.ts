import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askAge, askDays, askHoursThenMidnight } from '../../../../main/admission/rules/calendar.ts';

const seoul = 'Asia/Seoul';
const berlin = 'Europe/Berlin';
const at = (instant: string, timeZone: string) => ({ now: Date.parse(instant), timeZone });

describe('a rule of days', () => {
  const rule = { type: 'days', date: 'x', from: { days: 14 }, until: { days: 180 } } as const;

  test('begins at midnight of its first day at the venue, not in Greenwich', () => {
    assert.equal(askDays(rule, '2021-07-06', at('2021-07-19T23:59:59+09:00', seoul)), 'not-met');
    assert.equal(askDays(rule, '2021-07-06', at('2021-07-20T00:00:00+09:00', seoul)), 'met');
  });

  test('holds to the last second of its last day', () => {
    assert.equal(askDays(rule, '2021-07-06', at('2022-01-02T23:59:59.999+09:00', seoul)), 'met');
    assert.equal(askDays(rule, '2021-07-06', at('2022-01-03T00:00:00+09:00', seoul)), 'not-met');
  });

  test('counts calendar days where the clocks change meanwhile', () => {
    // 27 March 2022: 02:00 becomes 03:00. 31 October 2021: 03:00 becomes 02:00.
    const week = { type: 'days', date: 'x', from: { days: 7 }, until: { days: 7 } } as const;
    assert.equal(askDays(week, '2022-03-20', at('2022-03-26T23:59:59+01:00', berlin)), 'not-met');
    assert.equal(askDays(week, '2022-03-20', at('2022-03-27T00:00:00+01:00', berlin)), 'met');
    assert.equal(askDays(week, '2022-03-20', at('2022-03-27T23:59:59+02:00', berlin)), 'met');
    assert.equal(askDays(week, '2022-03-20', at('2022-03-28T00:00:00+02:00', berlin)), 'not-met');
    assert.equal(askDays(week, '2021-10-24', at('2021-10-30T23:59:59+02:00', berlin)), 'not-met');
    assert.equal(askDays(week, '2021-10-24', at('2021-10-31T00:00:00+02:00', berlin)), 'met');
    assert.equal(askDays(week, '2021-10-24', at('2021-10-31T23:59:59+01:00', berlin)), 'met');
    assert.equal(askDays(week, '2021-10-24', at('2021-11-01T00:00:00+01:00', berlin)), 'not-met');
  });

  test('takes an instant for the day that it falls on at the venue', () => {
    const sameDay = { type: 'days', date: 'x', from: { days: 0 }, until: { days: 0 } } as const;
    const late = '2021-12-13T15:30:00Z';
    assert.equal(askDays(sameDay, late, at('2021-12-14T12:00:00+09:00', seoul)), 'met');
    assert.equal(askDays(sameDay, late, at('2021-12-13T12:00:00+01:00', berlin)), 'met');
    assert.equal(askDays(sameDay, Date.parse(late) / 1000, at('2021-12-14T12:00:00+09:00', seoul)), 'met');
    assert.equal(askDays(sameDay, '2021-12-14T00:00:00', at('2021-12-14T12:00:00+09:00', seoul)), 'met');
  });

  test('is decided by no date that is none, and by no clock that is not believed', () => {
    const noon = at('2021-12-14T12:00:00+09:00', seoul);
    assert.equal(askDays(rule, undefined, noon), 'absent');
    assert.equal(askDays(rule, 'yesterday', noon), 'undecided');
    assert.equal(askDays(rule, '2021-13-01', noon), 'undecided');
    assert.equal(askDays(rule, ['2021-12-01'], noon), 'undecided');
    assert.equal(askDays(rule, '2021-12-01', { timeZone: seoul }), 'undecided');
  });
});

describe('a rule of hours and then midnight', () => {
  const rule = { type: 'hours-then-midnight', instant: 'x', hours: 48 } as const;

  test('holds for the hours and then to the end of that day', () => {
    const told = '2021-12-13T11:40:00+09:00';
    assert.equal(askHoursThenMidnight(rule, told, at('2021-12-13T11:39:59+09:00', seoul)), 'not-met');
    assert.equal(askHoursThenMidnight(rule, told, at('2021-12-13T11:40:00+09:00', seoul)), 'met');
    assert.equal(askHoursThenMidnight(rule, told, at('2021-12-15T23:59:59.999+09:00', seoul)), 'met');
    assert.equal(askHoursThenMidnight(rule, told, at('2021-12-16T00:00:00+09:00', seoul)), 'not-met');
  });

  test('a result told a second before midnight gains no day, one told at midnight does', () => {
    const before = '2021-12-13T23:59:59+09:00';
    assert.equal(askHoursThenMidnight(rule, before, at('2021-12-15T23:59:59+09:00', seoul)), 'met');
    assert.equal(askHoursThenMidnight(rule, before, at('2021-12-16T00:00:00+09:00', seoul)), 'not-met');
    const midnight = '2021-12-14T00:00:00+09:00';
    assert.equal(askHoursThenMidnight(rule, midnight, at('2021-12-16T23:59:59+09:00', seoul)), 'met');
    assert.equal(askHoursThenMidnight(rule, midnight, at('2021-12-17T00:00:00+09:00', seoul)), 'not-met');
  });

  test('counts hours that pass where the clocks change meanwhile', () => {
    // Clocks forward: 23:30 and 48 hours is 00:30 of the third day, which then counts whole.
    const march = '2022-03-25T23:30:00+01:00';
    assert.equal(askHoursThenMidnight(rule, march, at('2022-03-28T23:59:59+02:00', berlin)), 'met');
    assert.equal(askHoursThenMidnight(rule, march, at('2022-03-29T00:00:00+02:00', berlin)), 'not-met');
    // Clocks back: 00:30 and 48 hours is 23:30 of the day before.
    const october = '2021-10-30T00:30:00+02:00';
    assert.equal(askHoursThenMidnight(rule, october, at('2021-10-31T23:59:59+01:00', berlin)), 'met');
    assert.equal(askHoursThenMidnight(rule, october, at('2021-11-01T00:00:00+01:00', berlin)), 'not-met');
  });

  test('needs an instant: a date, or a time without its offset, decides nothing', () => {
    const noon = at('2021-12-14T12:00:00+09:00', seoul);
    assert.equal(askHoursThenMidnight(rule, '2021-12-14', noon), 'undecided');
    assert.equal(askHoursThenMidnight(rule, '2021-12-14T10:00:00', noon), 'undecided');
    assert.equal(askHoursThenMidnight(rule, undefined, noon), 'absent');
  });
});

describe('a rule of age', () => {
  const minor = { type: 'age', birthDate: 'x', to: 18 } as const;

  test('turns on the birthday, at midnight of the venue', () => {
    assert.equal(askAge(minor, '2003-01-03', at('2022-01-02T23:59:59+09:00', seoul)), 'met');
    assert.equal(askAge(minor, '2003-01-03', at('2022-01-03T00:00:00+09:00', seoul)), 'not-met');
  });

  test('is decided by a year or a month where every day of it says the same', () => {
    const noon = at('2022-01-03T12:00:00+09:00', seoul);
    assert.equal(askAge(minor, '2004', noon), 'met');
    assert.equal(askAge(minor, '2002', noon), 'not-met');
    assert.equal(askAge(minor, '2003', noon), 'undecided');
    assert.equal(askAge(minor, '2003-02', noon), 'met');
    assert.equal(askAge(minor, '2003-01', noon), 'undecided');
    assert.equal(askAge(minor, '', noon), 'absent');
    assert.equal(askAge(minor, 'unknown', noon), 'undecided');
  });
});
