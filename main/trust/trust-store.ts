import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { SourceStatus, Stranger } from '../../shared/contract/trust.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Pass } from '../passes/pass.ts';
import { type Handle, openDatabase } from '../store/open-database.ts';
import { tell } from './advice.ts';
import type { Bundle } from './bundle.ts';
import { endsIn, type TrustEnd } from './ends.ts';
import { markFleetSettings, type NewSettings, newFleetSettings } from './fleet-settings-store.ts';
import { gather } from './gather.ts';
import { HeldTrust } from './held-trust.ts';
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
import { type Candidates, type HeldAges, Lookup } from './lookup.ts';
import { migrations } from './migrations/migrations.ts';
import { noRoom } from './no-room.ts';
import { isDue } from './pace.ts';
import { Policies } from './policies.ts';
import { readSource } from './read-source.ts';
import { isRefreshable } from './refreshable.ts';
import { Repositories } from './repository/repositories.ts';
import type { GivenRoot, RepositoryTaking } from './repository/take-repository.ts';
import { restore } from './restore.ts';
import type { Revocation } from './revocation.ts';
import { type SourceProblem, SourceRefused } from './source-refused.ts';
import { Sources } from './sources.ts';
import type { AnnouncedEntries } from './stage-entries.ts';
import { Staging } from './staging.ts';
import { refusedStranger, strangerIn } from './stranger.ts';

export interface HeldIssuer {
  readonly id: string;
  readonly name: string;
  readonly keys: number;
  readonly keysAsOf?: EpochMs;
  readonly revocationsAsOf?: EpochMs;
  /** Revoked or blocked entries that are held. */
  readonly revoked: number;
}

export interface ImportOptions {
  /** Whose it is, where the source does not say it itself. */
  readonly issuer?: string | undefined;
  /** What to call the issuer, if the source does not say it itself. */
  readonly name?: string | undefined;
  /** Forget the issuer first and trust what the source says now. */
  readonly replace?: boolean | undefined;
  /** Of a repository that is not held yet: the root that staff trust. */
  readonly root?: GivenRoot | undefined;
  /**
   * Whom to believe of whom no key is held. Anybody unless told: then the import is the act of trust. `refuse`:
   * nobody, and the report says who it is; `sha256`: whoever has this fingerprint and no other.
   */
  readonly strangers?: 'refuse' | { readonly sha256: string } | undefined;
  /** A published folder on a stick: known by its publisher, not by where the stick happens to be plugged in. */
  readonly carried?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type ImportReport =
  | {
      readonly ok: true;
      readonly source: SourceStatus;
      /** Keys that were passed over, and why, one English phrase each. */
      readonly skipped: readonly string[];
    }
  | {
      readonly ok: false;
      readonly problem: SourceProblem;
      /** What went wrong and what to do, in English. */
      readonly detail: string;
      /** Set if the source is held: what it gave before, or the parts that were good, hold. */
      readonly source?: SourceStatus;
      /** Whom staff would have to trust first (`untrusted`). */
      readonly stranger?: Stranger;
    };

/** Which sources are asked. */
export type Which = 'all' | 'due';

export interface TrustStoreOptions {
  readonly clock: Clock;
  /** For each document that is fetched, in milliseconds; 10 s unless told. */
  readonly timeoutMs?: number | undefined;
  /** From 0 to 1. */
  readonly random?: () => number;
}

export type RestoreReport =
  | { readonly ok: true; readonly source: SourceStatus }
  | { readonly ok: false; readonly problem: SourceProblem; readonly detail: string };

interface Counts {
  readonly id: string;
  readonly name: string;
  readonly keys: number;
  readonly revoked: number;
}

/**
 * Issuers, keys, revocations and policies, in `trust.db` of the profile folder. Whatever goes wrong with a source,
 * what is held stays held and grows older.
 */
export class TrustStore {
  readonly #database: Handle;
  readonly #profile: string;
  readonly #staging: Staging;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #random: () => number;
  readonly #lookup: Lookup;
  readonly #held: HeldTrust;
  readonly #sources: Sources;
  readonly #policies: Policies;
  readonly #repositories: Repositories;
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  readonly #dataVersion: Statement<[], number>;
  #seen: number;
  #edition = 0;

  private constructor(
    database: Handle,
    profile: string,
    { clock, timeoutMs = 10_000, random = Math.random }: TrustStoreOptions,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#random = random;
    this.#profile = profile;
    this.#staging = new Staging(database, profile);
    this.#lookup = new Lookup(database, this.#staging.files);
    this.#held = new HeldTrust(database);
    this.#sources = new Sources(database);
    this.#policies = new Policies(database);
    this.#repositories = new Repositories(database);
    this.#dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
    this.#seen = this.#version();
  }

  /**
   * Opens the store of a profile, or makes it.
   *
   * @throws {DatabaseDamaged} delete `trust.db` and import the sources again: nothing in it is only there
   */
  static open(profile: string, options: TrustStoreOptions): TrustStore {
    const database = openDatabase(join(profile, 'trust.db'), migrations);
    return new TrustStore(database, profile, options);
  }

  /**
   * Another number after each change, whichever process made it. What is asked between two equal numbers comes from
   * one state of the store.
   */
  edition(): number {
    this.poll();
    return this.#edition;
  }

  issuer(id: string): { readonly id: string; readonly name: string } | undefined {
    this.poll();
    return this.#lookup.issuer(id);
  }

  issuers(): readonly HeldIssuer[] {
    this.poll();
    return this.#database
      .prepare<[], Counts>(
        `SELECT id, name,
           (SELECT count(*) FROM keys WHERE issuer = id) AS keys,
           (SELECT coalesce(sum(not_valid), 0) FROM status_lists WHERE issuer = id)
             + (SELECT count(*) FROM revoked_cards WHERE issuer = id)
             + (SELECT count(*) FROM revoked_credentials WHERE issuer = id)
             + (SELECT count(*) FROM ticket_secrets WHERE issuer = id)
             + (SELECT coalesce(sum(entries), 0) FROM entry_lists WHERE issuer = id)
             + (SELECT count(*) FROM revoked_certificates WHERE issuer = id)
             + (SELECT coalesce(sum(entries), 0) FROM hash_batches WHERE country = issuers.country) AS revoked
         FROM issuers ORDER BY name, id`,
      )
      .all()
      .map((counts) => {
        const { keys, revocations } = this.#lookup.ages(counts.id);
        return {
          ...counts,
          ...(keys === undefined ? {} : { keysAsOf: keys }),
          ...(revocations === undefined ? {} : { revocationsAsOf: revocations }),
        };
      });
  }

  /** What ends of all that is held, soonest first. */
  ends(): readonly TrustEnd[] {
    return endsIn(this.#database);
  }

  /** The keys that may have signed a pass: the same objects each time, until something is installed. */
  candidates(pass: Pick<Pass, 'format' | 'issuer' | 'keyId'>): Candidates {
    this.poll();
    return this.#lookup.candidates(pass);
  }

  revocation(pass: Pass): Revocation {
    this.poll();
    return this.#lookup.revocation(pass, this.#clock.now());
  }

  /** Of one issuer, else the oldest of all issuers, or of all but some. */
  ages(of?: string | { readonly allBut: readonly string[] }): HeldAges {
    this.poll();
    return this.#lookup.ages(of);
  }

  policy(name: string): Policy | undefined {
    this.poll();
    return this.#policies.get(name);
  }

  policies(): readonly Policy[] {
    return this.#policies.all();
  }

  putPolicy(policy: Policy): void {
    this.#policies.put(policy);
    this.#changed();
  }

  /** Settings that a signed repository brought and the kiosk does not go by yet. */
  newSettings(): readonly NewSettings[] {
    return newFleetSettings(this.#database);
  }

  /** The kiosk goes by them now. */
  settingsApplied(settings: NewSettings): void {
    markFleetSettings(this.#database, settings);
  }

  /** The latest instant that a signature or a TLS server vouches for: it cannot be earlier than that. */
  vouchedAt(): EpochMs | undefined {
    const latest = this.#database
      .prepare<[], EpochMs | null>(
        `SELECT max(at) FROM (
           SELECT issued_at AS at FROM status_lists
           UNION ALL SELECT issued_at FROM certificate_lists
           UNION ALL SELECT issued_at FROM entry_lists
           UNION ALL SELECT index_issued_at FROM issuers
           UNION ALL SELECT signed_at FROM sources
           UNION ALL SELECT vouched_at FROM sources)`,
      )
      .pluck()
      .get();
    return latest ?? undefined;
  }

  sources(): readonly SourceStatus[] {
    return this.#sources.all();
  }

  /**
   * Takes keys, directories of issuers and lists of revocations of every kind that `gather` knows. The first import for
   * an issuer is the act of trust; later ones must come from the same place or carry the signature of a held key.
   */
  async importSource(location: string, options: ImportOptions = {}): Promise<ImportReport> {
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
      if (this.#closing.signal.aborted || options.signal?.aborted === true) return failed;
      return { ...failed, ...this.#noteFailed(id, refused) };
    }
  }

  /**
   * Puts the other generation of a source in force: the one before, or the one that was turned back for it. It has the
   * age that it had. Staff do that; what the source still gives is not taken again until it gives something newer.
   *
   * @param generation the one that staff mean: another one is not put in force
   */
  restore(location: string, generation?: number): RestoreReport {
    try {
      const { id } = parseLocation(location);
      restore(this.#database, id, { generation, hasFile: this.#staging.hasFile });
      this.#changed();
      return { ok: true, source: this.#sourceAt(id) };
    } catch (error) {
      if (!(error instanceof SourceRefused)) throw error;
      return { ok: false, problem: error.code, detail: tell([error]) };
    }
  }

  /**
   * Asks for news, all at once. Each source answers for itself: see `error` in its status.
   *
   * @param options.which every source, unless told: only those whose time has come
   */
  async refresh(
    options: { readonly signal?: AbortSignal; readonly which?: Which } = {},
  ): Promise<readonly SourceStatus[]> {
    const now = this.#clock.now();
    const asked = this.#sources
      .all()
      .filter(isRefreshable)
      .filter(({ nextAttemptAt }) => options.which !== 'due' || isDue(nextAttemptAt, now));
    await Promise.all(asked.map(({ location }) => this.importSource(location, { signal: options.signal })));
    return this.#closing.signal.aborted ? [] : this.#sources.all();
  }

  /** When the first of the sources is to be asked again; `undefined`: none that can be asked is held. */
  nextAttemptAt(): EpochMs | undefined {
    const planned = this.#sources.all().flatMap(({ nextAttemptAt = [] }) => nextAttemptAt);
    return planned.length === 0 ? undefined : Math.min(...planned);
  }

  /** Called after each change, whichever process made it. @returns a function that ends it */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Notices what another process installed. Costs some microseconds, and every question asks it first. */
  poll(): void {
    if (this.#version() !== this.#seen) this.#changed();
  }

  close(): void {
    this.#closing.abort();
    this.#lookup.close();
    this.#database.close();
  }

  async #take(
    place: Location | Identifier | Repository | TicketEventPlace | Carried,
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
      now: this.#clock.now(),
      hasFile: this.#staging.hasFile,
    });
    this.#plan(location, problems);
    this.#changed();
    const source = this.#sourceAt(location);
    const [first] = problems;
    if (first === undefined) return { ok: true, source, skipped: bundle.skipped };
    return { ok: false, problem: first.code, detail: tell(problems), source };
  }

  async #gather(
    place: Location | Identifier | Repository | TicketEventPlace | Carried,
    options: Omit<ImportOptions, 'signal' | 'replace'> &
      Pick<RepositoryTaking, 'onRecognised' | 'replace'> & { readonly signal: AbortSignal },
  ): Promise<{ readonly location: string; readonly bundle: Bundle }> {
    const { name, replace, signal, root, strangers, carried, onRecognised } = options;
    const reading = { signal, timeoutMs: this.#timeoutMs };
    const common = {
      replace,
      now: this.#clock.now(),
      held: this.#held,
      read: (at: Location) => readSource(at, { ...reading, held: this.#held.document(place.id, at.id) }),
      stage: (at: Location, announced: AnnouncedEntries) => this.#staging.stage(at, announced, reading),
    };
    if (place.kind === 'repository') {
      // Here and not above: the door's own thread never needs The Update Framework.
      const { takeRepository } = await import('./repository/take-repository.ts');
      const vouchedAt = this.vouchedAt();
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
      this.#sources.fail(location, this.#clock.now(), tell([refused]));
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
    this.#sources.plan(location, { now: this.#clock.now(), retryAfterMs, random: this.#random() });
  }

  #sourceAt(location: string): SourceStatus {
    const source = this.#sources.at(location);
    if (source === undefined) throw new Error('the source that was just installed is not there');
    return source;
  }

  #version(): number {
    return this.#dataVersion.get() ?? 0;
  }

  #changed(): void {
    this.#seen = this.#version();
    this.#edition += 1;
    this.#lookup.forget();
    this.#policies.forget();
    for (const listener of this.#listeners) listener();
  }
}
