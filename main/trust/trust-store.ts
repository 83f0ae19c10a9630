import { join } from 'node:path';
import type { Statement } from 'better-sqlite3';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { SourceStatus } from '../../shared/contract/trust.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Pass } from '../passes/pass.ts';
import { type Handle, openDatabase } from '../store/open-database.ts';
import { tell } from './advice.ts';
import { endsIn, type TrustEnd } from './ends.ts';
import { markFleetSettings, type NewSettings, newFleetSettings } from './fleet-settings-store.ts';
import type { ImportOptions, ImportReport, RestoreReport, Which } from './import-report.ts';
import { Importer } from './importer.ts';
import { type Candidates, type HeldAges, type HeldIssuer, IssuerLookup } from './issuer-lookup.ts';
import { parseLocation } from './location.ts';
import { migrations } from './migrations/migrations.ts';
import { isDue } from './pace.ts';
import { Policies } from './policies.ts';
import { isRefreshable } from './refreshable.ts';
import { restore } from './restore.ts';
import type { Revocation } from './revocation.ts';
import { RevocationLookup } from './revocation-lookup.ts';
import { SourceRefused } from './source-refused.ts';
import { Sources } from './sources.ts';
import { Staging } from './staging.ts';

export interface TrustStoreOptions {
  readonly clock: Clock;
  /** For each document that is fetched, in milliseconds; 10 s unless told. */
  readonly timeoutMs?: number | undefined;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/**
 * Issuers, keys, revocations and policies, in `trust.db` of the profile folder. Whatever goes wrong with a source,
 * what is held stays held and grows older.
 */
export class TrustStore {
  readonly #database: Handle;
  readonly #clock: Clock;
  readonly #staging: Staging;
  readonly #issuers: IssuerLookup;
  readonly #revocations: RevocationLookup;
  readonly #sources: Sources;
  readonly #policies: Policies;
  readonly #importer: Importer;
  readonly #listeners = new Set<() => void>();
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
    this.#staging = new Staging(database, profile);
    this.#issuers = new IssuerLookup(database);
    this.#revocations = new RevocationLookup(database, this.#staging.files);
    this.#sources = new Sources(database);
    this.#policies = new Policies(database);
    this.#importer = new Importer(
      { database, profile, staging: this.#staging, sources: this.#sources },
      { clock, timeoutMs, random, vouchedAt: () => this.vouchedAt(), onChange: () => this.#changed() },
    );
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
    return this.#issuers.issuer(id);
  }

  issuers(): readonly HeldIssuer[] {
    this.poll();
    return this.#issuers.all();
  }

  /** What ends of all that is held, soonest first. */
  ends(): readonly TrustEnd[] {
    return endsIn(this.#database);
  }

  /** The keys that may have signed a pass: the same objects each time, until something is installed. */
  candidates(pass: Pick<Pass, 'format' | 'issuer' | 'keyId'>): Candidates {
    this.poll();
    return this.#issuers.candidates(pass);
  }

  revocation(pass: Pass): Revocation {
    this.poll();
    return this.#revocations.ask(pass, this.#clock.now());
  }

  /** Of one issuer, else the oldest of all issuers, or of all but some. */
  ages(of?: string | { readonly allBut: readonly string[] }): HeldAges {
    this.poll();
    return this.#issuers.ages(of);
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
    return await this.#importer.take(location, options);
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
      return { ok: true, source: this.#sources.installed(id) };
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
    return this.#importer.closing ? [] : this.#sources.all();
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
    this.#importer.close();
    this.#revocations.close();
    this.#database.close();
  }

  #version(): number {
    return this.#dataVersion.get() ?? 0;
  }

  #changed(): void {
    this.#seen = this.#version();
    this.#edition += 1;
    this.#issuers.forget();
    this.#revocations.forget();
    this.#policies.forget();
    for (const listener of this.#listeners) listener();
  }
}
