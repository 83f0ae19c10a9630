import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { ClockState } from '../../shared/verdict.ts';
import { ClockDoubt, type ClockNews } from './clock-doubt.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** No kiosk runs before it was written: the floor of a machine that woke up in 1970 with empty stores. */
const written: EpochMs = Date.UTC(2026, 10, 1);

export interface ClockGuardOptions {
  readonly clock: Clock;
  /** The newest journal row written under a trusted clock: the floor that is remembered. */
  readonly lastTrustedAt: () => EpochMs | undefined;
  /** The latest instant that signed data or a TLS peer vouches for. */
  readonly vouchedAt: () => EpochMs | undefined;
  /** How long the machine has been up, in milliseconds: it does not move with the clock. Without it no jump is seen. */
  readonly uptimeMs?: (() => number) | undefined;
  /** Whether the clock was in doubt when the journal was last written: a restart does not clear it. */
  readonly doubtedBefore?: () => boolean;
  /** How far behind the floor a clock may be, in milliseconds: peers' clocks differ and are corrected. */
  readonly behindMs?: number;
  /** How far beyond the floor before somebody should look, in milliseconds. */
  readonly beyondMs?: number;
  readonly writtenAt?: EpochMs;
}

/**
 * Says whether the clock can be believed, from what the kiosk can vouch for. Behind the floor: it was set back, or
 * lost its battery. Far beyond: it was set forward, or the kiosk stood still for a season; staff say which. Between
 * them a clock that jumped is suspicious: passes are judged by it, with a warning, until something vouches for it.
 */
export class ClockGuard {
  readonly #options: ClockGuardOptions;
  readonly #doubt: ClockDoubt;
  #remembered: EpochMs | undefined;
  /** What was vouched for when staff said otherwise; it does not count again until more is vouched for. */
  #overruled: EpochMs | undefined;

  constructor(options: ClockGuardOptions) {
    this.#options = options;
    this.#remembered = options.lastTrustedAt();
    const { uptimeMs, vouchedAt, doubtedBefore = () => false } = options;
    this.#doubt = new ClockDoubt({ uptimeMs, vouchedAt, doubtedBefore: doubtedBefore() });
    this.#doubt.look(options.clock.now());
  }

  /** Looks for a jump, too, so that no row is written in between as if nothing had happened. */
  state(now: EpochMs = this.#options.clock.now()): ClockState {
    const isDoubted = this.#doubt.look(now);
    const { behindMs = 5 * minute, beyondMs = 90 * day, writtenAt = written } = this.#options;
    const vouched = this.#vouched();
    const floor = Math.max(this.#remembered ?? writtenAt, vouched ?? writtenAt);
    if (now < floor - behindMs) return 'untrusted';
    const known = this.#remembered !== undefined || vouched !== undefined;
    if (known && now > floor + beyondMs) return 'untrusted';
    return isDoubted ? 'suspicious' : 'trusted';
  }

  /** A row was written at `at` under a trusted clock: time does not run back from here. */
  remember(at: EpochMs): void {
    if (this.#remembered === undefined || at > this.#remembered) this.#remembered = at;
  }

  /** Staff looked at the clock and say that it is right: the floor starts again from here. */
  confirm(at: EpochMs): void {
    this.#overruled = this.#options.vouchedAt();
    this.#remembered = at;
    this.#doubt.confirm(at);
  }

  /** Tells of jumps and their ends, each once: what `tell` throws at is told again. */
  tellNews(tell: (news: ClockNews) => void): void {
    this.#doubt.tellNews(tell);
  }

  #vouched(): EpochMs | undefined {
    const vouched = this.#options.vouchedAt();
    return vouched !== undefined && this.#overruled !== undefined && vouched <= this.#overruled
      ? undefined
      : vouched;
  }
}
