import { z } from 'zod';
import type { CompressedClock } from './compressed-clock.ts';
import type { PlayedDoor, Served } from './door.ts';
import type { Guest } from './guests.ts';

const answerSchema = z.object({ active: z.boolean() });

/**
 * The door of that day: it asks the centre about every guest and shows what the centre says. After an error the guest
 * holds out the code again; there is no other way to check a pass.
 */
export class CentralDoor implements PlayedDoor {
  readonly clock: CompressedClock;
  readonly #endpoint: string;
  readonly #timeoutMs: number;
  readonly #tries: number;

  constructor(options: {
    readonly clock: CompressedClock;
    readonly endpoint: string;
    readonly timeoutMs: number;
    readonly tries: number;
  }) {
    this.clock = options.clock;
    this.#endpoint = options.endpoint;
    this.#timeoutMs = options.timeoutMs;
    this.#tries = options.tries;
  }

  async serve({ token, handlingMs }: Guest): Promise<Served> {
    const { clock } = this;
    clock.skip(handlingMs);
    const scannedAt = clock.now();
    for (let tried = 1; ; tried += 1) {
      const active = await this.#ask(token);
      const answerMs = clock.now() - scannedAt;
      if (active !== undefined) return { by: 'door', admitted: active, answerMs };
      if (tried === this.#tries) return { by: 'nobody', admitted: false, answerMs };
      clock.skip(handlingMs);
    }
  }

  /** `undefined`: "could not load data". */
  async #ask(token: string): Promise<boolean | undefined> {
    const deadline = this.clock.deadline(this.#timeoutMs);
    try {
      const body = new URLSearchParams({ token });
      const response = await fetch(this.#endpoint, { method: 'POST', body, signal: deadline.signal });
      return response.ok ? answerSchema.parse(await response.json()).active : undefined;
    } catch {
      return undefined;
    } finally {
      deadline.meet();
    }
  }
}
