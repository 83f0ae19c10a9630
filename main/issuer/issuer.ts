import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { calculateJwkThumbprint, SignJWT } from 'jose';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { FleetSettings } from '../../shared/fleet-settings.ts';
import { type Policy, policySchema } from '../../shared/policy.ts';
import { VENUE_PASS_TYPE, venuePassClaimsSchema } from '../passes/venue-pass.ts';
import { type Handle, openDatabase } from '../store/open-database.ts';
import { isAllowed } from '../trust/location.ts';
import { IssuerRefused, type OrderProblem } from './issuer-refused.ts';
import { listEntries } from './list-entries.ts';
import { migrations } from './migrations/migrations.ts';
import { listUri, publishFolder } from './publish.ts';
import { type ListPublication, publishList } from './publish-list.ts';
import { type Identity, type Place, Register } from './register.ts';
import { publishRepository, type Target } from './repository/publish-repository.ts';
import { type RootFile, Roots } from './repository/roots.ts';
import { createSigningKey, readSigningKey, type SigningKey } from './signing-key.ts';

const day = 24 * 60 * 60 * 1000;
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]{1,64}$/u;

/** A pass that somebody wants. Instants in epoch milliseconds; passes carry whole seconds. */
export interface PassOrder {
  /** The pass's own number, else a random one. Up to 64 printable characters without spaces. */
  readonly id?: string | undefined;
  /** Of the guest. Only ever in the code itself: the issuer keeps no names. */
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly from?: EpochMs | undefined;
  /** 24 hours after `from` (or after now) unless told. */
  readonly until?: EpochMs | undefined;
}

export interface IssuedPass {
  readonly id: string;
  /** The text of the QR code. */
  readonly code: string;
}

function folderOf(profile: string): string {
  return join(profile, 'issuer');
}

function checkIdentity({ id, name }: Identity): Identity {
  const url = URL.canParse(id) ? new URL(id) : undefined;
  if (url === undefined || !isAllowed(url) || url.search !== '' || url.hash !== '') {
    throw new IssuerRefused(
      'invalid',
      'The id of an issuer is the https address under which its folder will be published, as https://example.org/passes.',
    );
  }
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 80) {
    throw new IssuerRefused('invalid', 'The name of an issuer has 1 to 80 characters.');
  }
  return { id: id.replace(/\/+$/, ''), name: trimmed };
}

function expiryOf({ from, until }: PassOrder, now: EpochMs): EpochMs {
  return until ?? (from ?? now) + day;
}

function problemOf(order: PassOrder, now: EpochMs): string | undefined {
  if (order.id !== undefined && !printable.test(order.id)) {
    return 'an id has 1 to 64 printable characters without spaces';
  }
  if ((order.name ?? '').length > 80) return 'a name has at most 80 characters';
  if ((order.type ?? '').length > 40) return 'a type has at most 40 characters';
  const expiresAt = expiryOf(order, now);
  if (expiresAt <= (order.from ?? now)) return 'until must be later than from, and later than now';
  return undefined;
}

function policyTarget(policy: Policy): Target {
  const bytes = Buffer.from(`${JSON.stringify(policySchema.parse(policy), null, 2)}\n`);
  return { path: `policies/${policy.name}.json`, bytes, role: { is: 'policy' } };
}

function settingsTarget(settings: FleetSettings | undefined): readonly Target[] {
  if (settings === undefined) return [];
  const bytes = Buffer.from(`${JSON.stringify(settings, null, 2)}\n`);
  return [{ path: 'settings.json', bytes, role: { is: 'settings' } }];
}

/** A venue as the issuer of its own passes: the `issuer` folder of a profile. */
export class Issuer {
  readonly identity: Identity;
  readonly #database: Handle;
  readonly #register: Register;
  readonly #key: SigningKey;
  readonly #roots: Roots;
  readonly #clock: Clock;

  private constructor(
    profile: string,
    {
      database,
      identity,
      key,
      clock,
    }: { database: Handle; identity: Identity; key: SigningKey; clock: Clock },
  ) {
    this.identity = identity;
    this.#database = database;
    this.#register = new Register(database);
    this.#key = key;
    this.#roots = new Roots(database, join(folderOf(profile), 'repository'));
    this.#clock = clock;
  }

  /**
   * Makes the issuer of a profile: its key, its register, its identity.
   *
   * @throws {IssuerRefused} `exists`, `invalid`
   */
  static async init(
    profile: string,
    { clock, ...given }: Identity & { readonly clock: Clock },
  ): Promise<Issuer> {
    const identity = checkIdentity(given);
    const database = openDatabase(join(folderOf(profile), 'register.db'), migrations);
    const key = await createSigningKey(folderOf(profile));
    const register = new Register(database);
    if (register.name(identity)) return new Issuer(profile, { database, identity, key, clock });
    const held = register.identity();
    database.close();
    throw new IssuerRefused(
      'exists',
      `This profile has an issuer already: ${held?.name} (${held?.id}). Use it, or another profile.`,
    );
  }

  /** @throws {IssuerRefused} `missing` */
  static async open(profile: string, { clock }: { readonly clock: Clock }): Promise<Issuer> {
    const path = join(folderOf(profile), 'register.db');
    const missing = new IssuerRefused(
      'missing',
      'This profile has no issuer. Make one with: munjigi issuer init',
    );
    if (!existsSync(path)) throw missing;
    const database = openDatabase(path, migrations);
    const identity = new Register(database).identity();
    if (identity !== undefined) {
      const key = await readSigningKey(folderOf(profile));
      return new Issuer(profile, { database, identity, key, clock });
    }
    database.close();
    throw missing;
  }

  /** @throws {IssuerRefused} `invalid`, `id-used` */
  async issue(order: PassOrder): Promise<IssuedPass> {
    const [issued] = await this.issueMany([order]);
    if (issued === undefined) throw new Error('one order gave no pass');
    return issued;
  }

  /**
   * Issues all or none, in the order given.
   *
   * @throws {IssuerRefused} `invalid`, `id-used`, with every order that is at fault
   */
  async issueMany(orders: Iterable<PassOrder>): Promise<readonly IssuedPass[]> {
    const now = this.#clock.now();
    const wanted = [...orders];
    const problems = wanted.flatMap((order, index): OrderProblem[] => {
      const detail = problemOf(order, now);
      return detail === undefined ? [] : [{ index, detail }];
    });
    const [first] = problems;
    if (first !== undefined)
      throw new IssuerRefused('invalid', `Nothing was issued: ${first.detail}.`, problems);
    const entries = wanted.map((order) => ({ id: order.id, expiresAt: expiryOf(order, now) }));
    const places = this.#register.enter(entries, now);
    return await Promise.all(places.map((place, index) => this.#sign(wanted[index] ?? {}, place, now)));
  }

  /** @returns how many of them were not revoked before @throws {IssuerRefused} `id-unknown`: none is revoked */
  revoke(ids: readonly string[]): number {
    return this.#register.revoke(ids, this.#clock.now());
  }

  /** What a manager compares who is to trust a published folder: its key's RFC 7638 thumbprint, in hexadecimal. */
  async fingerprint(): Promise<string> {
    return Buffer.from(await calculateJwkThumbprint(this.#key.publicJwk), 'base64url').toString('hex');
  }

  /** Writes the folder that kiosks import. Again after each revocation, and in any case within the lists' lifetime. */
  async publish(folder: string): Promise<void> {
    const lists = Array.from({ length: this.#register.lists() }, (_, list) =>
      this.#register.revokedPlaces(list),
    );
    const at = this.#register.publishAt(this.#clock.now());
    await publishFolder(folder, { identity: this.identity, key: this.#key, at, lists });
  }

  /**
   * Writes the same as a repository of The Update Framework, with what the venue asks for. Again before `until`.
   *
   * @param given.settings what every kiosk that trusts it is to be set to
   * @param given.until from then on kiosks take nothing in from this publication
   */
  async publishRepository(
    folder: string,
    {
      policies,
      settings,
      until,
    }: {
      readonly policies: readonly Policy[];
      readonly settings?: FleetSettings | undefined;
      readonly until: EpochMs;
    },
  ): Promise<void> {
    const now = this.#clock.now();
    if (until <= now) throw new IssuerRefused('invalid', 'A publication ends later than now.');
    const targets = [
      ...(await this.#publishedTargets()),
      ...policies.map(policyTarget),
      ...settingsTarget(settings),
    ];
    const version = this.#register.nextPublication();
    await publishRepository(folder, { roots: this.#roots, targets, version, now, until });
  }

  /** Puts another key in charge of the repository's root. Kiosks follow with the next publication that they see. */
  rotateRoot(): RootFile {
    return this.#roots.rotate(this.#clock.now());
  }

  /** The root in force: made if there is none. Whoever takes it in believes what is published under it. */
  root(): RootFile {
    return this.#roots.current(this.#clock.now());
  }

  /**
   * Writes a large list of what is revoked, by entries instead of places: for passes that name no status list.
   *
   * @param input one a line, as `listEntries` reads them
   * @returns how many entries there are
   * @throws {IssuerRefused} `invalid`
   */
  async publishList(
    folder: string,
    { scheme, until }: Pick<ListPublication, 'scheme' | 'until'>,
    input: Readable,
  ): Promise<number> {
    const at = this.#register.publishAt(this.#clock.now());
    const issuer = this.identity.id;
    const entries = listEntries(input, scheme, issuer);
    return await publishList(folder, { issuer, key: this.#key, scheme, at, until }, entries);
  }

  close(): void {
    this.#database.close();
  }

  async #publishedTargets(): Promise<readonly Target[]> {
    const folder = await mkdtemp(join(tmpdir(), 'munjigi-publish-'));
    try {
      await this.publish(folder);
      const names = (await readdir(folder)).toSorted();
      return await Promise.all(
        names.map(async (path) => ({
          path,
          bytes: await readFile(join(folder, path)),
          role: path === 'index.json' ? { is: 'source' as const } : { is: 'part' as const },
        })),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #sign(order: PassOrder, { id, list, place }: Place, now: EpochMs): Promise<IssuedPass> {
    const seconds = (at: EpochMs) => Math.floor(at / 1000);
    const claims = venuePassClaimsSchema.parse({
      iss: this.identity.id,
      jti: id,
      iat: seconds(now),
      exp: seconds(expiryOf(order, now)),
      ...(order.from === undefined ? {} : { nbf: seconds(order.from) }),
      ...(order.name === undefined ? {} : { name: order.name }),
      ...(order.type === undefined ? {} : { type: order.type }),
      status: { status_list: { idx: place, uri: listUri(this.identity.id, list) } },
    });
    const code = await new SignJWT(claims)
      .setProtectedHeader({ alg: this.#key.algorithm, typ: VENUE_PASS_TYPE, kid: this.#key.kid })
      .sign(this.#key.privateKey);
    return { id, code };
  }
}
