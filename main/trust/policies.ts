import { defaultPolicy, type Policy, policySchema } from '../../shared/policy.ts';
import type { Handle } from '../store/open-database.ts';

/** Writes a policy in place of the one of its name. */
export function putPolicy(database: Handle, policy: Policy): void {
  database
    .prepare(
      `INSERT INTO policies (name, policy) VALUES (?, ?)
       ON CONFLICT (name) DO UPDATE SET policy = excluded.policy`,
    )
    .run(policy.name, JSON.stringify(policySchema.parse(policy)));
}

/** The policies of this venue, by name. There is always a `default`. */
export class Policies {
  readonly #database: Handle;
  readonly #parsed = new Map<string, Policy>();

  constructor(database: Handle) {
    this.#database = database;
    database
      .prepare('INSERT OR IGNORE INTO policies (name, policy) VALUES (?, ?)')
      .run(defaultPolicy.name, JSON.stringify(defaultPolicy));
  }

  /** Empties the memory after a change. */
  forget(): void {
    this.#parsed.clear();
  }

  get(name: string): Policy | undefined {
    const known = this.#parsed.get(name);
    if (known !== undefined) return known;
    const text = this.#database
      .prepare<[string], string>('SELECT policy FROM policies WHERE name = ?')
      .pluck()
      .get(name);
    if (text === undefined) return undefined;
    const policy = policySchema.parse(JSON.parse(text));
    this.#parsed.set(name, policy);
    return policy;
  }

  all(): readonly Policy[] {
    return this.#database
      .prepare<[], string>('SELECT policy FROM policies ORDER BY name')
      .pluck()
      .all()
      .map((text) => policySchema.parse(JSON.parse(text)));
  }

  put(policy: Policy): void {
    putPolicy(this.#database, policy);
  }
}
