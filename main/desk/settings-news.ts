import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';

const meanwhile = {
  file: 'what else it says is in force',
  'last-good': 'the kiosk goes by the copy of the last that could be used',
  nothing: 'there is no copy of one that could be used, and the kiosk is out of order',
} as const;

type Problem = NonNullable<InForce['problem']>;

/** Names fields and nothing of their values, which may be secrets. */
function sentence({ fault, fields, goesBy }: Problem): string {
  const what = fields.length === 0 ? fault : `${fault}: ${fields.join(', ')}`;
  return `settings.json cannot be used as it is (${what}); ${meanwhile[goesBy]}`;
}

/** Tells the journal and the log when the file of settings cannot be used, and when it can be again: once each. */
export class SettingsNews {
  readonly #inForce: InForce;
  readonly #logbook: Logbook;
  readonly #log: { readonly info: (where: string, message: string) => void };
  #told: string | undefined;

  constructor(options: {
    readonly inForce: InForce;
    readonly logbook: Logbook;
    readonly log: { readonly info: (where: string, message: string) => void };
  }) {
    this.#inForce = options.inForce;
    this.#logbook = options.logbook;
    this.#log = options.log;
  }

  /** @throws {JournalUnwritable}, and tells it the next time */
  tell(): void {
    const { problem } = this.#inForce;
    const said = problem === undefined ? undefined : sentence(problem);
    if (said === this.#told) return;
    this.#logbook.note('changed', { note: said ?? 'settings.json can be used again' });
    this.#log.info('settings', problem === undefined ? 'can be used again' : `${said}\n${problem.detail}`);
    this.#told = said;
  }
}
