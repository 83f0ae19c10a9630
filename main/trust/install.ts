import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { Bundle, GatheredKeys, IssuerPart } from './bundle.ts';
import type { CardRevocationList } from './card-revocation-list.ts';
import { SourceRefused } from './source-refused.ts';
import { countNotValid, type StatusList } from './status-list.ts';

export interface Installation {
  /** The source's location: a source is known by where it is. */
  readonly location: string;
  /** Staff trust what the source says now: forget the issuer first, with all that is held of it. */
  readonly replace: boolean;
  readonly now: EpochMs;
}

interface IssuerRow {
  readonly name: string;
  readonly index_issued_at: number | null;
}

function checkKeys(database: Handle, part: IssuerPart, gathered: GatheredKeys, location: string): void {
  const held = database
    .prepare<[string], string>('SELECT thumbprint FROM keys WHERE issuer = ?')
    .pluck()
    .all(part.issuer);
  if (held.length === 0) return;
  if (gathered.signed !== undefined) {
    // Checked when it was read, too; another process may have changed the keys since then.
    if (held.includes(gathered.signed.by.thumbprint)) return;
    throw new SourceRefused(
      'untrusted',
      `The index of ${part.issuer} is signed by a key that is not held for it.`,
    );
  }
  const samePlace = database
    .prepare(
      `SELECT 1 FROM sources WHERE kind = 'key-set' AND location = :location AND issuer = :issuer
       UNION ALL SELECT 1 FROM issuers WHERE id = :issuer AND directory = :location`,
    )
    .get({ location, issuer: part.issuer });
  if (samePlace !== undefined || gathered.keys.every(({ thumbprint }) => held.includes(thumbprint))) return;
  throw new SourceRefused(
    'untrusted',
    `Keys of ${part.issuer} are held already, and this source brings others without the signature of one of them. If its issuer confirms them, import it with --replace.`,
  );
}

function installKeys(
  database: Handle,
  part: IssuerPart,
  gathered: GatheredKeys,
  directory: string | null,
): void {
  const { issuer } = part;
  const held = database
    .prepare<[string], IssuerRow>('SELECT name, index_issued_at FROM issuers WHERE id = ?')
    .get(issuer);
  const signedAt = gathered.signed?.at ?? null;
  if (signedAt !== null && (held?.index_issued_at ?? 0) > signedAt) {
    throw new SourceRefused('rollback', `The index of ${issuer} is older than the one that is held.`);
  }
  database
    .prepare(
      `INSERT INTO issuers (id, name, keys_as_of, index_issued_at, formats, directory) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, keys_as_of = max(keys_as_of, excluded.keys_as_of),
         index_issued_at = coalesce(excluded.index_issued_at, index_issued_at), formats = excluded.formats`,
    )
    .run(
      issuer,
      part.name ?? held?.name ?? issuer,
      gathered.asOf,
      signedAt,
      part.formats === undefined ? null : JSON.stringify(part.formats),
      directory,
    );
  // A key that its issuer no longer lists is withdrawn.
  database.prepare('DELETE FROM keys WHERE issuer = ?').run(issuer);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO keys (issuer, kid, thumbprint, algorithms, crl_version, jwk) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { kid, thumbprint, algorithms, crlVersion, jwk } of gathered.keys) {
    insert.run(issuer, kid, thumbprint, JSON.stringify(algorithms), crlVersion ?? null, JSON.stringify(jwk));
  }
}

function installStatusList(database: Handle, issuer: string, list: StatusList, asOf: EpochMs): void {
  const signerHeld = database
    .prepare('SELECT 1 FROM keys WHERE issuer = ? AND thumbprint = ?')
    .get(issuer, list.signer.thumbprint);
  if (signerHeld === undefined) {
    throw new SourceRefused(
      'untrusted',
      `The key that signed the status list ${list.uri} is not held any more.`,
    );
  }
  const { changes } = database
    .prepare(
      `INSERT INTO status_lists (issuer, uri, bits, issued_at, expires_at, as_of, not_valid, list)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (issuer, uri) DO UPDATE SET bits = excluded.bits, issued_at = excluded.issued_at,
         expires_at = excluded.expires_at, as_of = max(as_of, excluded.as_of),
         not_valid = excluded.not_valid, list = excluded.list
       WHERE excluded.issued_at >= issued_at`,
    )
    .run(
      issuer,
      list.uri,
      list.bits,
      list.issuedAt,
      list.expiresAt ?? null,
      asOf,
      countNotValid(list),
      list.list,
    );
  if (changes === 0) {
    throw new SourceRefused('rollback', `The status list ${list.uri} is older than the one that is held.`);
  }
}

function installCardList(database: Handle, issuer: string, list: CardRevocationList, asOf: EpochMs): void {
  const held = database
    .prepare<[string, string], number>('SELECT ctr FROM card_lists WHERE issuer = ? AND kid = ?')
    .pluck()
    .get(issuer, list.kid);
  if (held !== undefined && list.ctr < held) {
    throw new SourceRefused(
      'rollback',
      `The revocation list of ${list.kid} is version ${list.ctr}; version ${held} is held.`,
    );
  }
  database
    .prepare(
      `INSERT INTO card_lists (issuer, kid, ctr, as_of) VALUES (?, ?, ?, ?)
       ON CONFLICT (issuer, kid) DO UPDATE SET ctr = excluded.ctr, as_of = max(as_of, excluded.as_of)`,
    )
    .run(issuer, list.kid, list.ctr, asOf);
  // The same counter is the same list.
  if (list.ctr === held) return;
  database.prepare('DELETE FROM revoked_cards WHERE issuer = ? AND kid = ?').run(issuer, list.kid);
  const insert = database.prepare('INSERT INTO revoked_cards (issuer, kid, rid, before) VALUES (?, ?, ?, ?)');
  for (const { rid, before } of list.revoked) insert.run(issuer, list.kid, rid, before ?? null);
}

/** Runs each part on its own, so that one that is refused does not hold up the others. */
function installEach(parts: readonly (() => void)[]): readonly SourceRefused[] {
  return parts.flatMap((part) => {
    try {
      part();
      return [];
    } catch (error) {
      if (error instanceof SourceRefused) return [error];
      throw error;
    }
  });
}

function installSource(
  database: Handle,
  bundle: Bundle,
  { location, now }: Installation,
  error: string | null,
): void {
  const dates = bundle.documents.flatMap(({ date }) => (date === undefined ? [] : [date]));
  const source = database
    .prepare<unknown[], number>(
      `INSERT INTO sources (kind, location, issuer, installed_at, attempted_at, vouched_at, error)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (location) DO UPDATE SET kind = excluded.kind, issuer = excluded.issuer,
         installed_at = excluded.installed_at, attempted_at = excluded.attempted_at,
         vouched_at = coalesce(max(vouched_at, excluded.vouched_at), excluded.vouched_at, vouched_at),
         error = excluded.error
       RETURNING id`,
    )
    .pluck()
    .get(
      bundle.kind,
      location,
      bundle.kind === 'directory' ? null : (bundle.parts[0]?.issuer ?? null),
      now,
      now,
      dates.length === 0 ? null : Math.max(...dates),
      error,
    );
  const keep = database.prepare(
    `INSERT INTO documents (source, location, etag, last_modified, text) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, location) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
       text = excluded.text`,
  );
  for (const { location: at, text, validators } of bundle.documents) {
    const { etag, lastModified } = validators ?? {};
    if (etag === undefined && lastModified === undefined) continue;
    keep.run(source, at.id, etag ?? null, lastModified ?? null, text);
  }
}

/** One issuer's part: its keys, or nothing of it; then each of its lists on its own. */
function installPart(
  database: Handle,
  part: IssuerPart,
  { location }: Installation,
  directory: string | null,
): { readonly taken: number; readonly refused: readonly SourceRefused[] } {
  const { issuer, keys, lists, cardLists } = part;
  if (keys !== undefined) {
    checkKeys(database, part, keys, location);
    installKeys(database, part, keys, directory);
  }
  const refused = installEach([
    ...lists.map(
      ({ list, asOf }) =>
        () =>
          installStatusList(database, issuer, list, asOf),
    ),
    ...cardLists.map(
      ({ list, asOf }) =>
        () =>
          installCardList(database, issuer, list, asOf),
    ),
  ]);
  const taken = (keys === undefined ? 0 : 1) + lists.length + cardLists.length - refused.length;
  return { taken, refused };
}

/** Issuers that a directory no longer lists are withdrawn, with all that is held of them. */
function withdrawUnlisted(database: Handle, location: string, parts: readonly IssuerPart[]): void {
  database
    .prepare('DELETE FROM issuers WHERE directory = ? AND id NOT IN (SELECT value FROM json_each(?))')
    .run(location, JSON.stringify(parts.map(({ issuer }) => issuer)));
}

/**
 * Writes what a source gave, and its ages, in one transaction: all that can be taken, or nothing. What is refused
 * here is what only the transaction can know: signers, rollbacks. In a directory one issuer does not hold up another.
 *
 * @returns the parts that were not taken, those that could not be read included
 * @throws {SourceRefused} nothing could be taken: what is held, and its age, stay as they are
 */
export function install(
  database: Handle,
  bundle: Bundle,
  installation: Installation,
): readonly SourceRefused[] {
  const { location, replace } = installation;
  const directory = bundle.kind === 'directory' ? location : null;
  const run = database.transaction(() => {
    const problems = [...bundle.problems];
    let taken = 0;
    if (directory !== null) withdrawUnlisted(database, location, bundle.parts);
    for (const part of bundle.parts) {
      if (replace) database.prepare('DELETE FROM issuers WHERE id = ?').run(part.issuer);
      try {
        const installed = installPart(database, part, installation, directory);
        taken += installed.taken;
        problems.push(...installed.refused);
      } catch (error) {
        if (directory === null || !(error instanceof SourceRefused)) throw error;
        problems.push(error);
      }
    }
    const [first] = problems;
    if (first !== undefined && taken === 0) throw first;
    const error = problems.map(({ message }) => message).join(' ');
    installSource(database, bundle, installation, error === '' ? null : error);
    return problems;
  });
  return run.immediate();
}
