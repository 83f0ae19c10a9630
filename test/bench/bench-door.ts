import { ClockGuard } from '../../main/admission/clock-guard.ts';
import { Door } from '../../main/admission/door.ts';
import { Judge } from '../../main/admission/judge.ts';
import { Journal } from '../../main/journal/journal.ts';
import { formats } from '../../main/passes/formats.ts';
import type { TrustStore } from '../../main/trust/trust-store.ts';
import { defaultPolicy } from '../../shared/policy.ts';

const clock = { now: Date.now };

/** A door with a journal of its own, on what a store holds. */
export class BenchDoor {
  readonly #door: Door;
  readonly #journal: Journal;
  #took: number | undefined;
  #wrong: string | undefined;

  constructor(profile: string, trust: TrustStore) {
    this.#journal = Journal.open(profile, {
      clock,
      version: 'bench',
      retentionDays: 28,
      place: () => ({ venue: 'Bench', gate: 'Bench' }),
    });
    this.#door = new Door({
      clock,
      judge: new Judge({ formats, trust }),
      guard: new ClockGuard({ clock, lastTrustedAt: () => undefined, vouchedAt: () => undefined }),
      journal: this.#journal,
      inForce: () => ({
        policy: defaultPolicy,
        direction: 'entry',
        timeZone: 'Asia/Seoul',
        repeatMs: 3_000,
        network: 'online',
      }),
      faults: { report: (_, error) => String(error) },
      emit: (event) => {
        if (event.type === 'verdict' && event.verdict.reason === 'ok') this.#took = event.tookMs;
        else this.#wrong = JSON.stringify(event);
      },
      written: () => undefined,
    });
  }

  /** @returns how long a pass took from its last byte to its recorded admission, in milliseconds @throws it was not admitted */
  async scan(text: string): Promise<number> {
    this.#took = undefined;
    await this.#door.scan({ scanner: 'bench', at: clock.now(), lastByteAt: performance.now(), text });
    if (this.#took === undefined) throw new Error(`a pass was not admitted: ${this.#wrong}`);
    return this.#took;
  }

  close(): void {
    this.#journal.close();
  }
}
