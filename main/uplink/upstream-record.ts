import type { Clock } from '../../shared/clock.ts';
import type { UpstreamStatus } from '../../shared/kiosk-event.ts';
import type { NetworkState } from '../../shared/verdict.ts';
import type { Sample } from './probe.ts';

const stateOf: Readonly<Record<Sample['kind'], NetworkState>> = {
  good: 'online',
  poor: 'degraded',
  lost: 'offline',
};

/** Samples that must agree before a state changes: one lost probe is no outage, one that came through no recovery. */
const agreeing = 2;

/** What is known of one upstream, from its samples. */
export class UpstreamRecord {
  readonly #name: string;
  readonly #clock: Clock;
  #status: UpstreamStatus | undefined;
  #turning: NetworkState | undefined;
  #agreed = 0;

  constructor(name: string, clock: Clock) {
    this.#name = name;
    this.#clock = clock;
  }

  /** `undefined` until the first sample. */
  get status(): UpstreamStatus | undefined {
    return this.#status;
  }

  /** A sample spoke against the state, and another must be taken soon. */
  get isInDoubt(): boolean {
    return this.#turning !== undefined;
  }

  /** The first sample counts at once, and so does what the system itself knows (`certain`). */
  take(sample: Sample, certain = false): void {
    const state = stateOf[sample.kind];
    if (this.#status?.state === state) {
      this.#turning = undefined;
      this.#put(state, sample);
      return;
    }
    this.#agreed = this.#turning === state ? this.#agreed + 1 : 1;
    this.#turning = state;
    if (this.#status !== undefined && !certain && this.#agreed < agreeing) return;
    this.#turning = undefined;
    this.#put(state, sample);
  }

  #put(state: NetworkState, sample: Sample): void {
    const since = this.#status?.state === state ? this.#status.since : this.#clock.now();
    this.#status = {
      name: this.#name,
      state,
      since,
      ...('detail' in sample ? { detail: sample.detail } : {}),
    };
  }
}
