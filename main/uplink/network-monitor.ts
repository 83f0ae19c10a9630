import type { Clock } from '../../shared/clock.ts';
import type { UpstreamStatus } from '../../shared/kiosk-event.ts';
import type { NetworkState } from '../../shared/verdict.ts';
import { hasNetworkLink } from './network-link.ts';
import { type Probe, type ProbeLimits, probeHttp, type Sample } from './probe.ts';
import { UpstreamRecord } from './upstream-record.ts';

/** A host that the kiosk wants to reach. */
export interface Upstream {
  /** As staff see it: the host. */
  readonly name: string;
  readonly url: string;
}

/** Milliseconds. */
export interface MonitorTimings extends ProbeLimits {
  /** Between two rounds of questions while all is well. */
  readonly calmMs: number;
  /** Between two rounds while something is not online, at first: a server that ails for long is asked as if calm. */
  readonly troubledMs: number;
  /** Before the second look at what changed. */
  readonly doubtMs: number;
  /** Between two looks at the system's own links. */
  readonly linkMs: number;
}

const usual: MonitorTimings = {
  calmMs: 5_000,
  troubledMs: 2_000,
  doubtMs: 500,
  linkMs: 1_000,
  slowMs: 2_000,
  deadlineMs: 3_000,
};

export interface NetworkMonitorOptions {
  readonly clock: Clock;
  readonly upstreams: () => readonly Upstream[];
  /** Called after the state or one of the statuses changed; `before` is the state as it was. */
  readonly onChange: (state: NetworkState, before: NetworkState) => void;
  /** Hears of a fault of ours; the next round is asked all the same. */
  readonly onFault?: (error: unknown) => void;
  readonly probe?: Probe;
  readonly hasLink?: () => boolean;
  readonly timings?: MonitorTimings;
}

/** Rounds after which a trouble is a long one. */
const longTrouble = 15;

const linkLost: Sample = { kind: 'lost', detail: 'this machine has no network link' };

interface Picture {
  readonly state: NetworkState;
  /** State and statuses, to compare. */
  readonly text: string;
}

function isOnThisMachine(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

/**
 * Whether the upstreams can be reached: asked every few seconds, beside the door and never in its way. What is
 * online is only a second opinion, so this serves the screens and the refills, and no verdict waits for it.
 */
export class NetworkMonitor {
  readonly #options: NetworkMonitorOptions;
  readonly #probe: Probe;
  readonly #hasLink: () => boolean;
  readonly #timings: MonitorTimings;
  readonly #stopping = new AbortController();
  readonly #records = new Map<string, UpstreamRecord>();
  #asked: readonly Upstream[] = [];
  #linked: boolean;
  #told: Picture;
  #round: Promise<void> | undefined;
  #troubledRounds = 0;
  #next: NodeJS.Timeout | undefined;
  #links: NodeJS.Timeout | undefined;

  constructor(options: NetworkMonitorOptions) {
    this.#options = options;
    this.#probe = options.probe ?? probeHttp;
    this.#hasLink = options.hasLink ?? hasNetworkLink;
    this.#timings = options.timings ?? usual;
    this.#linked = this.#hasLink();
    this.#told = this.#picture();
  }

  /** As it was told last. All upstreams online is online, none is offline. */
  state(): NetworkState {
    return this.#told.state;
  }

  /** Of the upstreams that were asked at least once. */
  statuses(): readonly UpstreamStatus[] {
    return [...this.#records.values()].flatMap(({ status }) => (status === undefined ? [] : [status]));
  }

  start(): void {
    this.#links = setInterval(() => this.#lookAtLinks(), this.#timings.linkMs).unref();
    this.soon();
  }

  /** Asks again now: somebody else has seen that something does not answer. */
  soon(): void {
    if (this.#stopping.signal.aborted || this.#round !== undefined) return;
    clearTimeout(this.#next);
    this.#round = this.#ask()
      .catch((error: unknown) => this.#options.onFault?.(error))
      .then(() => {
        this.#round = undefined;
        this.#plan();
      });
  }

  /** Resolves when no question is under way any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#links);
    clearTimeout(this.#next);
    await this.#round;
  }

  async #ask(): Promise<void> {
    const upstreams = this.#options.upstreams();
    const isFirst = this.#records.size === 0;
    this.#asked = upstreams;
    this.#keepOnly(upstreams);
    this.#linked = this.#hasLink();
    await Promise.all(
      upstreams.map(async ({ name, url }) => {
        const { signal } = this.#stopping;
        const certain = !this.#linked && !isOnThisMachine(url);
        const sample = certain ? linkLost : await this.#probe(url, this.#timings, signal);
        if (signal.aborted) return;
        this.#recordOf(name).take(sample, certain);
        // At first it takes all answers to know the state; later each may change it.
        if (!isFirst) this.#tell();
      }),
    );
    this.#tell();
  }

  #plan(): void {
    if (this.#stopping.signal.aborted) return;
    const { doubtMs, troubledMs, calmMs } = this.#timings;
    const inDoubt = [...this.#records.values()].some((record) => record.isInDoubt);
    this.#troubledRounds = this.state() === 'online' ? 0 : this.#troubledRounds + 1;
    const isTroubled = this.#troubledRounds > 0 && this.#troubledRounds <= longTrouble;
    const wait = inDoubt ? doubtMs : isTroubled ? troubledMs : calmMs;
    this.#next = setTimeout(() => this.soon(), wait).unref();
  }

  /** A pulled plug shows at once; one that is put back is a reason to ask. */
  #lookAtLinks(): void {
    const linked = this.#hasLink();
    if (linked === this.#linked) return;
    this.#linked = linked;
    if (!linked) {
      for (const { name, url } of this.#asked) {
        if (!isOnThisMachine(url)) this.#recordOf(name).take(linkLost, true);
      }
    }
    this.#tell();
    this.soon();
  }

  #recordOf(name: string): UpstreamRecord {
    const record = this.#records.get(name) ?? new UpstreamRecord(name, this.#options.clock);
    this.#records.set(name, record);
    return record;
  }

  #keepOnly(upstreams: readonly Upstream[]): void {
    const names = new Set(upstreams.map(({ name }) => name));
    for (const name of this.#records.keys()) if (!names.has(name)) this.#records.delete(name);
  }

  /** Where nobody was asked yet, the link of the machine tells. */
  #picture(): Picture {
    const statuses = this.statuses();
    const states = new Set(statuses.map(({ state }) => state));
    const [only = this.#linked ? 'online' : 'offline'] = states;
    const state = states.size > 1 ? 'degraded' : only;
    return { state, text: JSON.stringify([state, statuses]) };
  }

  #tell(): void {
    const [before, now] = [this.#told, this.#picture()];
    if (now.text === before.text || this.#stopping.signal.aborted) return;
    this.#told = now;
    this.#options.onChange(now.state, before.state);
  }
}
