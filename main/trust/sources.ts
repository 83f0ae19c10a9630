import type { EpochMs } from '../../shared/clock.ts';
import type { SourceStatus } from '../../shared/contract/trust.ts';
import type { Handle } from '../store/open-database.ts';
import { Generations } from './generations.ts';
import { type LastAttempt, nextAttemptAt } from './pace.ts';
import { isRefreshable } from './refreshable.ts';

interface SourceRow {
  readonly id: number;
  readonly kind: string;
  readonly location: string;
  /** NULL: a directory of many. */
  readonly issuer: string | null;
  readonly installed_at: EpochMs | null;
  readonly attempted_at: EpochMs;
  readonly error: string | null;
  readonly next_at: EpochMs | null;
}

function toStatus(row: SourceRow, held: ReturnType<Generations['of']>): SourceStatus {
  const { inForce, previous, turnedBack } = held ?? {};
  return {
    id: row.id,
    kind: row.kind,
    location: row.location,
    ...(row.issuer === null ? {} : { issuer: row.issuer }),
    ...(row.installed_at === null ? {} : { installedAt: row.installed_at }),
    attemptedAt: row.attempted_at,
    ...(row.error === null ? {} : { error: row.error }),
    ...(row.next_at === null || !isRefreshable(row) ? {} : { nextAttemptAt: row.next_at }),
    ...(inForce === undefined ? {} : { generation: inForce.status }),
    ...(previous === undefined ? {} : { previous: previous.status }),
    ...(turnedBack === undefined ? {} : { turnedBack: turnedBack.status }),
  };
}

/** Where keys and revocations come from, and how each did the last time. */
export class Sources {
  readonly #database: Handle;
  readonly #generations: Generations;

  constructor(database: Handle) {
    this.#database = database;
    this.#generations = new Generations(database);
  }

  all(): readonly SourceStatus[] {
    return this.#database
      .prepare<[], SourceRow>('SELECT * FROM sources ORDER BY id')
      .all()
      .map((row) => this.#status(row));
  }

  at(location: string): SourceStatus | undefined {
    const row = this.#database
      .prepare<[string], SourceRow>('SELECT * FROM sources WHERE location = ?')
      .get(location);
    return row === undefined ? undefined : this.#status(row);
  }

  /** What was just installed. @throws it is not there: a fault of this program */
  installed(location: string): SourceStatus {
    const source = this.at(location);
    if (source === undefined) throw new Error('the source that was just installed is not there');
    return source;
  }

  /** An attempt that gave nothing. What is held, and its age, stay as they are. */
  fail(location: string, at: EpochMs, error: string): void {
    this.#database
      .prepare('UPDATE sources SET attempted_at = ?, error = ? WHERE location = ?')
      .run(at, error, location);
  }

  /** Plans the next attempt by how the last one went. */
  plan(location: string, { now, retryAfterMs, random }: Omit<LastAttempt, 'failures'>): void {
    const failures = this.#database
      .prepare<[string], number>(
        `UPDATE sources SET failures = iif(error IS NULL, 0, failures + 1) WHERE location = ? RETURNING failures`,
      )
      .pluck()
      .get(location);
    if (failures === undefined) return;
    const nextAt = nextAttemptAt({ now, failures, retryAfterMs, random });
    this.#database.prepare('UPDATE sources SET next_at = ? WHERE location = ?').run(nextAt, location);
  }

  #status(row: SourceRow): SourceStatus {
    return toStatus(row, this.#generations.of(row.location));
  }
}
