import { createHash } from 'node:crypto';
import type { Clock, EpochMs } from '../../../shared/clock.ts';

const maxAnswers = 5_000;

interface Kept<Answer> {
  readonly answer: Answer;
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** Positive answers, for as long as they say and no longer. Codes are not kept: only what they hash to. */
export class AnswerCache<Answer> {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept<Answer>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(issuer: string, code: string): Answer | undefined {
    const name = nameOf(issuer, code);
    const kept = this.#kept.get(name);
    const now = this.#clock.now();
    // A clock that was set back makes no answer younger.
    if (kept !== undefined && now >= kept.from && now < kept.until) return kept.answer;
    this.#kept.delete(name);
    return undefined;
  }

  put(issuer: string, code: string, answer: Answer, until: EpochMs): void {
    const from = this.#clock.now();
    if (until <= from) return;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= maxAnswers && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(nameOf(issuer, code), { answer, from, until });
  }
}

function nameOf(issuer: string, code: string): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, code]))
    .digest('base64');
}
