import type { Handle } from '../../store/open-database.ts';

/** The metadata of a repository as it was verified last; of one that was just given its root only that. */
export interface RepositoryMetadata {
  readonly root: Buffer;
  readonly timestamp?: Buffer;
  readonly snapshot?: Buffer;
  readonly targets?: Buffer;
}

export interface HeldRepository extends RepositoryMetadata {
  readonly location: string;
}

interface RepositoryRow {
  readonly location: string;
  readonly root: Buffer;
  readonly timestamp: Buffer | null;
  readonly snapshot: Buffer | null;
  readonly targets: Buffer | null;
}

/** The repositories whose root this kiosk was given. */
export class Repositories {
  readonly #database: Handle;

  constructor(database: Handle) {
    this.#database = database;
  }

  all(): readonly HeldRepository[] {
    return this.#database
      .prepare<[], RepositoryRow>('SELECT * FROM repositories ORDER BY location')
      .all()
      .map(({ location, root, timestamp, snapshot, targets }) => ({
        location,
        root,
        ...(timestamp === null ? {} : { timestamp }),
        ...(snapshot === null ? {} : { snapshot }),
        ...(targets === null ? {} : { targets }),
      }));
  }

  holds(location: string): boolean {
    return (
      this.#database.prepare('SELECT 1 FROM repositories WHERE location = ?').get(location) !== undefined
    );
  }

  keep(location: string, { root, timestamp, snapshot, targets }: RepositoryMetadata): void {
    this.#database
      .prepare(
        `INSERT INTO repositories (location, root, timestamp, snapshot, targets) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (location) DO UPDATE SET root = excluded.root, timestamp = excluded.timestamp,
           snapshot = excluded.snapshot, targets = excluded.targets`,
      )
      .run(location, root, timestamp ?? null, snapshot ?? null, targets ?? null);
  }
}
