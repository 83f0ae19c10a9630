import type { Handle } from '../store/open-database.ts';
import type { GatheredKeys, IssuerPart, SourceKind } from './bundle.ts';
import { endOfKey } from './key-end.ts';
import { SourceRefused } from './source-refused.ts';

/** Where keys come from, as their trust depends on it. */
export interface KeyOrigin {
  readonly kind: SourceKind;
  readonly location: string;
  /** The directory that lists the issuer, if one does: by its signer, else by its place. */
  readonly directory: string | null;
}

interface IssuerRow {
  readonly name: string;
  readonly index_issued_at: number | null;
  readonly formats: string | null;
  readonly directory: string | null;
}

function heldIssuer(database: Handle, id: string): IssuerRow | undefined {
  return database
    .prepare<[string], IssuerRow>(
      'SELECT name, index_issued_at, formats, directory FROM issuers WHERE id = ?',
    )
    .get(id);
}

function refuseStranger(issuer: string): never {
  throw new SourceRefused(
    'untrusted',
    `Keys of ${issuer} are held already, and this source brings others without the signature of one of them. If its issuer confirms them, import it with --replace.`,
  );
}

/** Certificates are trusted one by one: more of them join those that are held, but no issuer of another kind. */
function checkCertificates(database: Handle, { issuer, formats }: IssuerPart): void {
  const held = heldIssuer(database, issuer);
  if (held === undefined) return;
  if (held.directory !== null || held.formats !== JSON.stringify(formats)) refuseStranger(issuer);
}

function checkKeys(
  database: Handle,
  part: IssuerPart,
  gathered: GatheredKeys,
  { location, directory }: KeyOrigin,
): void {
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
      `SELECT 1 FROM sources
         WHERE kind IN ('key-set', 'did-document', 'ticket-event') AND location = :location AND issuer = :issuer
       UNION ALL SELECT 1 FROM issuers WHERE id = :issuer AND directory = :directory`,
    )
    .get({ location, issuer: part.issuer, directory });
  if (samePlace !== undefined || gathered.keys.every(({ thumbprint }) => held.includes(thumbprint))) return;
  refuseStranger(part.issuer);
}

/**
 * Writes the keys of one issuer in place of those that are held; certificates join those of other sources.
 *
 * @throws {SourceRefused} `untrusted`, `rollback`
 */
export function installKeys(
  database: Handle,
  part: IssuerPart,
  gathered: GatheredKeys,
  origin: KeyOrigin,
): void {
  const { issuer } = part;
  const isCertificates = origin.kind === 'certificates';
  if (isCertificates) checkCertificates(database, part);
  else checkKeys(database, part, gathered, origin);
  const held = heldIssuer(database, issuer);
  const signedAt = gathered.signed?.at ?? null;
  if (signedAt !== null && (held?.index_issued_at ?? 0) > signedAt) {
    throw new SourceRefused('rollback', `The index of ${issuer} is older than the one that is held.`);
  }
  database
    .prepare(
      `INSERT INTO issuers (id, name, keys_as_of, index_issued_at, formats, directory, country)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, keys_as_of = max(keys_as_of, excluded.keys_as_of),
         index_issued_at = coalesce(excluded.index_issued_at, index_issued_at), formats = excluded.formats,
         country = excluded.country`,
    )
    .run(
      issuer,
      part.name ?? held?.name ?? issuer,
      gathered.asOf,
      signedAt,
      part.formats === undefined ? null : JSON.stringify(part.formats),
      origin.directory,
      part.country ?? null,
    );
  // A key that its issuer no longer lists is withdrawn.
  if (!isCertificates) database.prepare('DELETE FROM keys WHERE issuer = ?').run(issuer);
  const insert = database.prepare(
    `INSERT OR IGNORE INTO keys (issuer, kid, thumbprint, algorithms, crl_version, jwk, source, ends_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const source = isCertificates ? origin.location : null;
  for (const { kid, thumbprint, algorithms, crlVersion, jwk } of gathered.keys) {
    const [allowed, whole] = [JSON.stringify(algorithms), JSON.stringify(jwk)];
    insert.run(issuer, kid, thumbprint, allowed, crlVersion ?? null, whole, source, endOfKey(jwk) ?? null);
  }
}

/** Issuers that a directory no longer lists are withdrawn, with all that is held of them. */
export function withdrawUnlisted(database: Handle, directory: string, parts: readonly IssuerPart[]): void {
  database
    .prepare('DELETE FROM issuers WHERE directory = ? AND id NOT IN (SELECT value FROM json_each(?))')
    .run(directory, JSON.stringify(parts.map(({ issuer }) => issuer)));
}

/** Certificates that lay in this place before; an issuer that keeps none and is not in it now goes with them. */
export function withdrawCertificates(database: Handle, location: string, parts: readonly IssuerPart[]): void {
  const issuers = database
    .prepare<[string], string>('SELECT DISTINCT issuer FROM keys WHERE source = ?')
    .pluck()
    .all(location);
  database.prepare('DELETE FROM keys WHERE source = ?').run(location);
  database
    .prepare(
      `DELETE FROM issuers WHERE id IN (SELECT value FROM json_each(?))
         AND id NOT IN (SELECT value FROM json_each(?)) AND id NOT IN (SELECT issuer FROM keys)`,
    )
    .run(JSON.stringify(issuers), JSON.stringify(parts.map(({ issuer }) => issuer)));
}
