import { Metadata, MetadataKind, Root } from '@tufjs/models';
import { type EpochMs, toIso } from '../../../shared/clock.ts';
import type { Handle } from '../../store/open-database.ts';
import { promote, type RoleKey, roleKey, successorKey } from './role-key.ts';

const day = 24 * 60 * 60 * 1000;
/** How long a root speaks for the repository. A kiosk believes an expired one only to find its successor. */
const rootLifetime = 365 * day;
/** Renewed this long before it ends, so that a venue that publishes now and then never lets it end. */
const renewBefore = 90 * day;

/** TUF's date form has no fractions of seconds (TUF 1.0.34, section 4.2.1). */
export function tufDate(at: EpochMs): string {
  return toIso(at).replace(/\.\d+Z$/, 'Z');
}

/** The version of the specification that the metadata is written by. */
export const specVersion = '1.0.34';

/** One version of the root, as it is published: `<version>.root.json`. */
export interface RootFile {
  readonly version: number;
  readonly json: string;
}

/** The roles that sign with a key of their own on this machine. */
export const onlineRoles = ['targets', 'snapshot', 'timestamp'] as const;
type OnlineRole = (typeof onlineRoles)[number];

/** The roots of the repository: each signed by the keys of the one before, so that a kiosk can follow. */
export class Roots {
  readonly #database: Handle;
  readonly #folder: string;

  /** @param folder of the keys */
  constructor(database: Handle, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  /** Every root, oldest first. */
  all(): readonly RootFile[] {
    return this.#database
      .prepare<[], RootFile>('SELECT version, json FROM repository_roots ORDER BY version')
      .all();
  }

  /** The root in force: made if there is none, renewed in time. */
  current(now: EpochMs): RootFile {
    const held = this.all().at(-1);
    if (held === undefined) return this.#add(1, this.#rootKey(), [], now);
    const { expires } = this.#read(held).signed;
    if (Date.parse(expires) - now > renewBefore) return held;
    return this.#add(held.version + 1, this.#rootKey(), [], now);
  }

  /** Puts another key in charge of the root, which the one before it signs for. */
  rotate(now: EpochMs): RootFile {
    const before = this.current(now);
    const key = this.#rootKey();
    const next = successorKey(this.#folder, 'root');
    const file = this.#add(before.version + 1, next, [key], now);
    promote(this.#folder, 'root');
    return file;
  }

  /** The key of a role that signs each publication. */
  online(role: OnlineRole): RoleKey {
    return roleKey(this.#folder, role);
  }

  /** If a rotation stopped before its last step, the root in force names the successor: it is promoted now. */
  #rootKey(): RoleKey {
    const held = this.all().at(-1);
    const key = roleKey(this.#folder, 'root');
    if (held === undefined) return key;
    const named = this.#read(held).signed.roles.root?.keyIDs ?? [];
    if (named.includes(key.key.keyID)) return key;
    promote(this.#folder, 'root');
    return roleKey(this.#folder, 'root');
  }

  #read({ json }: RootFile): Metadata<Root> {
    return Metadata.fromJSON(MetadataKind.Root, JSON.parse(json));
  }

  #add(version: number, rootKey: RoleKey, signedToo: readonly RoleKey[], now: EpochMs): RootFile {
    const root = new Root({
      version,
      specVersion,
      expires: tufDate(now + rootLifetime),
      consistentSnapshot: true,
    });
    root.addKey(rootKey.key, 'root');
    for (const role of onlineRoles) root.addKey(this.online(role).key, role);
    const metadata = new Metadata(root);
    for (const { sign } of [rootKey, ...signedToo]) sign(metadata);
    const file = { version, json: `${JSON.stringify(metadata.toJSON(), null, 2)}\n` };
    this.#database.prepare('INSERT INTO repository_roots (version, json) VALUES (:version, :json)').run(file);
    return file;
  }
}
