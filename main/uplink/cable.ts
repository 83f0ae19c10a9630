import { hasNetworkLink } from './network-link.ts';
import { type Probe, probeHttp, type Sample } from './probe.ts';

const pulled: Sample = { kind: 'lost', detail: 'the cable is pulled' };

/** The network cable of a rehearsal. While it is pulled this kiosk reaches nobody, whatever the machine could. */
export class Cable {
  readonly #listeners = new Set<() => void>();
  #isPulled = false;

  get isPulled(): boolean {
    return this.#isPulled;
  }

  set(isPulled: boolean): void {
    if (isPulled === this.#isPulled) return;
    this.#isPulled = isPulled;
    for (const listener of this.#listeners) listener();
  }

  /** Hears of each pull, and of each time it is put back. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  readonly probe: Probe = async (...question) => (this.#isPulled ? pulled : await probeHttp(...question));

  readonly hasLink = (): boolean => !this.#isPulled && hasNetworkLink();
}
