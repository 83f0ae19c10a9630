import type { EpochMs } from '../../shared/clock.ts';

const minute = 60_000;

/** What happened to the clock since it was last told. Forward is positive, in milliseconds. */
export type ClockNews =
  | { readonly type: 'jumped'; readonly byMs: number }
  | { readonly type: 'settled'; readonly by: 'vouched' | 'back' };

export interface ClockDoubtOptions {
  /** How long the machine has been up, in milliseconds, whatever its clock says; without it no jump is seen. */
  readonly uptimeMs?: (() => number) | undefined;
  /** The latest instant that signed data or a TLS peer vouches for. */
  readonly vouchedAt: () => EpochMs | undefined;
  /** Whether the run before ended in doubt: a restart settles nothing. */
  readonly doubtedBefore: boolean;
}

/** More than a correction of the time: the clock and the uptime have come apart by this since it was believed. */
const jumpMs = 2 * minute;
/** What vouches for an instant took its time to come here. */
const agreeMs = 5 * minute;

/**
 * Whether the clock was moved while the kiosk ran: what it says is compared with how long the machine has been up.
 * The difference is worth nothing after a restart and is never kept; that there was a doubt is in the journal.
 */
export class ClockDoubt {
  readonly #options: ClockDoubtOptions;
  readonly #news: ClockNews[] = [];
  /** Clock less uptime when the clock was last believed; unknown if the doubt is older than this run. */
  #believed: number | undefined;
  /** Clock less uptime as it was last told. */
  #told: number | undefined;
  /** Only what is vouched for after the jump says anything about it. */
  #doubt: { readonly vouchedBefore: EpochMs } | undefined;

  constructor(options: ClockDoubtOptions) {
    this.#options = options;
    if (options.doubtedBefore) this.#raise();
  }

  /** Looks at the clock, which says `now`, and says whether it is in doubt. */
  look(now: EpochMs): boolean {
    const difference = this.#difference(now);
    if (difference !== undefined) this.#compare(difference);
    if (this.#doubt !== undefined && this.#isVouchedFor(now, this.#doubt.vouchedBefore)) {
      this.#believed = difference;
      this.#told = difference;
      this.#settle('vouched');
    }
    return this.#doubt !== undefined;
  }

  /** A person says that the clock is right at `now`. */
  confirm(now: EpochMs): void {
    this.look(now);
    this.#believed = this.#difference(now);
    this.#told = this.#believed;
    this.#doubt = undefined;
  }

  /** Tells what happened, each once: what `tell` throws at is told again. */
  tellNews(tell: (news: ClockNews) => void): void {
    for (let next = this.#news[0]; next !== undefined; next = this.#news[0]) {
      tell(next);
      this.#news.shift();
    }
  }

  #compare(difference: number): void {
    this.#told ??= difference;
    if (this.#doubt === undefined) this.#believed ??= difference;
    const byMs = difference - this.#told;
    if (Math.abs(byMs) > jumpMs) {
      this.#told = difference;
      this.#news.push({ type: 'jumped', byMs });
      this.#raise();
    }
    const isBack = this.#believed !== undefined && Math.abs(difference - this.#believed) <= jumpMs;
    if (this.#doubt === undefined || !isBack) return;
    this.#told = this.#believed;
    this.#settle('back');
  }

  #raise(): void {
    this.#doubt = { vouchedBefore: this.#options.vouchedAt() ?? Number.NEGATIVE_INFINITY };
  }

  #settle(by: 'vouched' | 'back'): void {
    this.#doubt = undefined;
    this.#news.push({ type: 'settled', by });
  }

  #isVouchedFor(now: EpochMs, vouchedBefore: EpochMs): boolean {
    const vouched = this.#options.vouchedAt();
    return vouched !== undefined && vouched > vouchedBefore && Math.abs(now - vouched) <= agreeMs;
  }

  #difference(now: EpochMs): number | undefined {
    const uptime = this.#options.uptimeMs?.();
    return uptime === undefined ? undefined : now - uptime;
  }
}
