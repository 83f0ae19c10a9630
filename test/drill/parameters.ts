import type { EpochMs } from '../../shared/clock.ts';

/**
 * Midnight in Seoul of the drill's day. The year is not 2021: the kiosk believes no clock that is older than its own
 * program. Nothing in the drill depends on the year.
 */
export const midnight: EpochMs = Date.parse('2026-12-13T00:00:00+09:00');
export const minute = 60_000;
export const hour = 60 * minute;

/** When the doors of the drill are set up. */
export const morning: EpochMs = midnight + 9 * hour;

/** From `from` to before `to`, as instants of the drill's day. */
export interface Window {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** How the centre fails those whom it turns away: parts of one whole. */
export interface Failures {
  /** 503 at once. */
  readonly busy: number;
  /** The connection is dropped. */
  readonly dropped: number;
  /** "Unvaccinated": whoever answers could not reach the record, and answers as if there were none. */
  readonly wrong: number;
}

/** All that decides how a drill ends, but for the speed of the machine that it runs on. */
export interface Parameters {
  readonly seed: number;
  /** Guests of the day. */
  readonly guests: number;
  /** Part of the guests whose code only the centre can resolve. */
  readonly opaque: number;
  /** Part of the guests who are rightly refused. */
  readonly ineligible: number;
  /** Median time to bring out and hold out a code, in milliseconds; each try costs it again. */
  readonly handlingMs: number;
  /** Median time of a manual entry, in milliseconds. The kiosk reads no code meanwhile. */
  readonly manualMs: number;
  /** How long a guest stays in the queue, in milliseconds. */
  readonly patienceMs: number;
  /** How long the door that asks waits for one answer, in milliseconds. */
  readonly timeoutMs: number;
  /** How often that door asks about one guest at most. */
  readonly tries: number;
  /** What the country asks of the centre at the height of lunch, in requests a second. */
  readonly demand: number;
  /** What the centre can answer, in requests a second. */
  readonly capacity: number;
  /** Within an outage phones without an answer ask again and again: this many times the demand at its height. */
  readonly surge: number;
  /** What an answer takes while the centre is idle, the mobile network included, in milliseconds. */
  readonly latencyMs: number;
  /** How long a queue the centre lets grow, in milliseconds of its own work. */
  readonly backlogMs: number;
  readonly failures: Failures;
  readonly outages: readonly Window[];
  /** When the kiosk is killed and started again, in order. */
  readonly kills: readonly EpochMs[];
  /** How many times faster than life the delays pass that nobody measures. */
  readonly speed: number;
}

function timeOfDay(text: string): EpochMs {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  const at = Number(hours) * hour + Number(minutes) * minute;
  if (!(at <= 24 * hour)) throw new RangeError(`"${text}" is no time of day: write it as 11:45.`);
  return midnight + at;
}

/** @param text windows as `11:45-15:00,18:00-`, the last of them open to midnight if it likes; or `none` */
export function parseOutages(text: string): readonly Window[] {
  if (text === 'none') return [];
  return text.split(',').map((part) => {
    const [from = '', to, ...more] = part.trim().split('-');
    const window = { from: timeOfDay(from), to: to === '' ? midnight + 24 * hour : timeOfDay(to ?? '') };
    if (more.length > 0 || window.to <= window.from) throw new RangeError(`"${part}" is no stretch of time.`);
    return window;
  });
}

/** @param text times of day as `12:15,18:30`, or `never` */
export function parseKills(text: string): readonly EpochMs[] {
  return text === 'never'
    ? []
    : text
        .split(',')
        .map(timeOfDay)
        .toSorted((a, b) => a - b);
}

/** @param text parts for 503, dropped and wrong, as `60,30,10`; they are scaled to one whole */
export function parseFailures(text: string): Failures {
  const parts = text.split(',').map(Number);
  const [busy = Number.NaN, dropped = Number.NaN, wrong = Number.NaN] = parts;
  const total = busy + dropped + wrong;
  if (parts.length !== 3 || !(total > 0) || parts.some((part) => part < 0)) {
    throw new RangeError(`"${text}" does not say how the centre fails: write three parts, as 60,30,10.`);
  }
  return { busy: busy / total, dropped: dropped / total, wrong: wrong / total };
}
