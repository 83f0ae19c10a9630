import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { SourceStatus } from '../../shared/contract/trust.ts';
import type { Handle } from '../store/open-database.ts';
import { tell } from './advice.ts';
import type { Bundle } from './bundle.ts';
import { gather } from './gather.ts';
import { HeldTrust } from './held-trust.ts';
import type { ImportOptions, ImportReport } from './import-report.ts';
import { install } from './install.ts';
import {
  type Carried,
  carriedScheme,
  type Identifier,
  type Location,
  parseLocation,
  type Repository,
  type TicketEventPlace,
} from './location.ts';
import { noRoom } from './no-room.ts';
import { readSource } from './read-source.ts';
import { Repositories } from './repository/repositories.ts';
import type { RepositoryTaking } from './repository/take-repository.ts';
import { SourceRefused } from './source-refused.ts';
import type { Sources } from './sources.ts';
import type { AnnouncedEntries } from './stage-entries.ts';
import type { Staging } from './staging.ts';
import { refusedStranger, strangerIn } from './stranger.ts';

type Place = Location | Identifier | Repository | TicketEventPlace | Carried;

export interface ImporterOptions {
  readonly clock: Clock;
  /** For each document that is fetched, in milliseconds. */
  readonly timeoutMs: number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly vouchedAt: () => EpochMs | undefined;
  /** Called after what is held has changed. */
  readonly onChange: () => void;
}

/** Reads a source wherever it lies, installs what is good of it, and plans when to ask again. */
export class Importer {
  readonly #database: Handle;
  readonly #profile: string;
  readonly #staging: Staging;
  readonly #sources: Sources;
  readonly #held: HeldTrust;
  readonly #repositories: Repositories;
  readonly #options: ImporterOptions;
  readonly #closing = new AbortController();

  constructor(
    store: {
      readonly database: Handle;
      readonly profile: string;
      readonly staging: Staging;
      readonly sources: Sources;
    },
    options: ImporterOptions,
  ) {
    this.#database = store.database;
    this.#profile = store.profile;
    this.#staging = store.staging;
    this.#sources = store.sources;
    this.#held = new HeldTrust(store.database);
    this.#repositories = new Repositories(store.database);
    this.#options = options;
  }

  /** Whether what was begun is being called off. */
  get closing(): boolean {
    return this.#closing.signal.aborted;
  }

  close(): void {
    this.#closing.abort();
  }

  async take(location: string, options: ImportOptions): Promise<ImportReport> {
    let id = location;
    try {
      const place = parseLocation(location);
      id = place.id;
      const onRecognised = (source: string) => {
        id = source;
      };
      return await this.#staging.during(() => this.#take(place, { ...options, onRecognised }));
    } catch (error) {
      const refused = error instanceof SourceRefused ? error : noRoom(error);
      if (refused === undefined) throw error;
      const { code: problem, stranger } = refused;
      const detail = tell([refused]);
      const failed = { ok: false, problem, detail, ...(stranger === undefined ? {} : { stranger }) } as const;
      // An attempt that was called off says nothing about its source.
      if (this.closing || options.signal?.aborted === true) return failed;
      return { ...failed, ...this.#noteFailed(id, refused) };
    }
  }

  async #take(
    place: Place,
    options: ImportOptions & Pick<RepositoryTaking, 'onRecognised'>,
  ): Promise<ImportReport> {
    const { replace = false, strangers } = options;
    const signal = AbortSignal.any([this.#closing.signal, ...(options.signal ? [options.signal] : [])]);
    const { location, bundle } = await this.#gather(place, { ...options, signal, replace });
    if (signal.aborted) throw new SourceRefused('unreachable', 'This was called off.');
    if (strangers !== undefined) this.#refuseStranger(location, bundle, strangers);
    const problems = install(this.#database, bundle, {
      location,
      replace,
      now: this.#options.clock.now(),
      hasFile: this.#staging.hasFile,
    });
    this.#plan(location, problems);
    this.#options.onChange();
    const source = this.#sources.installed(location);
    const [first] = problems;
    if (first === undefined) return { ok: true, source, skipped: bundle.skipped };
    return { ok: false, problem: first.code, detail: tell(problems), source };
  }

  async #gather(
    place: Place,
    options: Omit<ImportOptions, 'signal' | 'replace'> &
      Pick<RepositoryTaking, 'onRecognised' | 'replace'> & { readonly signal: AbortSignal },
  ): Promise<{ readonly location: string; readonly bundle: Bundle }> {
    const { name, replace, signal, root, strangers, carried, onRecognised } = options;
    const reading = { signal, timeoutMs: this.#options.timeoutMs };
    const common = {
      replace,
      now: this.#options.clock.now(),
      held: this.#held,
      read: (at: Location) => readSource(at, { ...reading, held: this.#held.document(place.id, at.id) }),
      stage: (at: Location, announced: AnnouncedEntries) => this.#staging.stage(at, announced, reading),
    };
    if (place.kind === 'repository') {
      // Here and not above: the door's own thread never needs The Update Framework.
      const { takeRepository } = await import('./repository/take-repository.ts');
      const vouchedAt = this.#options.vouchedAt();
      const repositories = this.#repositories;
      return await takeRepository(place, {
        ...common,
        ...reading,
        root,
        strangers,
        carried,
        repositories,
        vouchedAt,
        onRecognised,
      });
    }
    if (place.kind === 'carried') {
      throw new SourceRefused('unreachable', 'This source comes on a stick: plug it in, or give its folder.');
    }
    if (root !== undefined || this.#repositories.holds(place.id)) {
      throw new SourceRefused('unreachable', `There is no signed repository at ${place.id}.`);
    }
    const issuer = options.issuer ?? this.#held.issuerOfSource(place.id);
    if (place.kind === 'pretix') {
      const [{ gatherEvent }, { apiReader }] = await Promise.all([
        import('./pretix/gather-event.ts'),
        import('./pretix/read-api.ts'),
      ]);
      const read = apiReader(this.#profile, place, reading);
      return {
        location: place.id,
        bundle: await gatherEvent(place, { ...common, issuer, name, signal, read }),
      };
    }
    const bundle = await gather(place, { ...common, issuer, name });
    const location = carried === true ? this.#carriedAs(place, bundle) : place.id;
    onRecognised(location);
    return { location, bundle };
  }

  /** The source of this publisher, however it came until now: a stick may carry what is else read from the web. */
  #carriedAs(place: Location | Identifier, { kind, parts }: Bundle): string {
    const [part] = parts;
    if (kind !== 'published-folder' || part === undefined) {
      throw new SourceRefused('unrecognised', `${place.id} is not a published folder.`);
    }
    return this.#held.folderOf(part.issuer) ?? `${carriedScheme}${part.issuer}`;
  }

  #refuseStranger(location: string, bundle: Bundle, strangers: 'refuse' | { readonly sha256: string }): void {
    if (bundle.kind === 'repository' || this.#sources.at(location) !== undefined) return;
    const stranger = strangerIn(bundle, this.#held);
    if (stranger === undefined) return;
    if (strangers === 'refuse' || strangers.sha256 !== stranger.sha256) throw refusedStranger(stranger);
  }

  /** @returns the source, if it is held */
  #noteFailed(location: string, refused: SourceRefused): { readonly source?: SourceStatus } {
    try {
      this.#sources.fail(location, this.#options.clock.now(), tell([refused]));
      this.#plan(location, [refused]);
    } catch (error) {
      // On a full disk there may be no room for this note either; whoever asked hears it all the same.
      if (refused.code !== 'no-room' || noRoom(error) === undefined) throw error;
    }
    const source = this.#sources.at(location);
    return source === undefined ? {} : { source };
  }

  #plan(location: string, problems: readonly SourceRefused[]): void {
    const asked = problems.flatMap(({ retryAfterMs = [] }) => retryAfterMs);
    const retryAfterMs = asked.length === 0 ? undefined : Math.max(...asked);
    this.#sources.plan(location, {
      now: this.#options.clock.now(),
      retryAfterMs,
      random: this.#options.random(),
    });
  }
}
