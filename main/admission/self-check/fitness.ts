import type { Faults } from '../faults.ts';
import type { Unfit } from '../judge.ts';
import { type FormatCheck, type SelfCheckOptions, selfCheck } from './self-check.ts';

export interface FitnessOptions extends SelfCheckOptions {
  readonly faults: Faults;
  /** Hears of each format that failed, before anything is judged. Must not throw. */
  readonly onFailed: (format: string, unfit: Unfit) => void;
}

/** Which formats may decide at this door, from the check at the start on. */
export class Fitness {
  /** Settles when every format has been checked. Never rejects. */
  readonly ready: Promise<void>;
  readonly #options: FitnessOptions;
  readonly #unfit = new Map<string, Unfit>();
  #checks: readonly FormatCheck[] = [];

  constructor(options: FitnessOptions) {
    this.#options = options;
    this.ready = this.#check();
  }

  /** What keeps a format from deciding. */
  unfit(format: string): Unfit | undefined {
    return this.#unfit.get(format);
  }

  /** One result a format; none while the check runs. */
  checks(): readonly FormatCheck[] {
    return this.#checks;
  }

  async #check(): Promise<void> {
    const checks = await selfCheck(this.#options);
    for (const check of checks) {
      if (check.state !== 'failed') continue;
      const { format, detail, cause } = check;
      const fault = new Error(`the format ${format} failed the self-check: ${detail}`, { cause });
      const unfit: Unfit = { detail, reference: this.#options.faults.report('self-check', fault) };
      this.#unfit.set(format, unfit);
      this.#options.onFailed(format, unfit);
    }
    this.#checks = checks;
  }
}
