import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { Bundle } from './bundle.ts';
import { SourceRefused } from './source-refused.ts';

interface SignerRow {
  readonly signer: string | null;
}

/**
 * A directory that came signed is pinned to its signer: later ones from the same place must be signed by the same key,
 * and by one key time only goes forward.
 *
 * @throws {SourceRefused} `untrusted`, `rollback`
 */
export function checkSigner(database: Handle, { signed }: Bundle, location: string): void {
  const held = database
    .prepare<[string], SignerRow>('SELECT signer FROM sources WHERE location = ?')
    .get(location);
  if (held !== undefined && held.signer !== null && held.signer !== signed?.by) {
    throw new SourceRefused(
      'untrusted',
      `The list at ${location} is not signed by the key that signed it before. If its publisher confirms the new key, import it with --replace.`,
    );
  }
  if (signed === undefined) return;
  const latest = database
    .prepare<[string], EpochMs | null>('SELECT max(signed_at) FROM sources WHERE signer = ?')
    .pluck()
    .get(signed.by);
  if ((latest ?? 0) > signed.at) {
    throw new SourceRefused('rollback', `The list at ${location} is older than the one that is held.`);
  }
}

/** Whose a source is, where one issuer is; a directory and certificates may be of many. */
function soleIssuer({ kind, parts }: Bundle): string | null {
  const [first, ...others] = parts;
  return kind === 'directory' || others.length > 0 ? null : (first?.issuer ?? null);
}

/** Remembers where it came from, how that went, and what to ask its server the next time. */
export function installSource(
  database: Handle,
  bundle: Bundle,
  {
    location,
    now,
    error,
  }: { readonly location: string; readonly now: EpochMs; readonly error: string | null },
): void {
  const dates = bundle.documents.flatMap(({ date }) => (date === undefined ? [] : [date]));
  const source = database
    .prepare<unknown[], number>(
      `INSERT INTO sources
         (kind, location, issuer, installed_at, attempted_at, vouched_at, error, signer, signed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (location) DO UPDATE SET kind = excluded.kind, issuer = excluded.issuer,
         installed_at = excluded.installed_at, attempted_at = excluded.attempted_at,
         vouched_at = coalesce(max(vouched_at, excluded.vouched_at), excluded.vouched_at, vouched_at),
         error = excluded.error, signer = excluded.signer, signed_at = excluded.signed_at
       RETURNING id`,
    )
    .pluck()
    .get(
      bundle.kind,
      location,
      soleIssuer(bundle),
      now,
      now,
      dates.length === 0 ? null : Math.max(...dates),
      error,
      bundle.signed?.by ?? null,
      bundle.signed?.at ?? null,
    );
  const keep = database.prepare(
    `INSERT INTO documents (source, location, etag, last_modified, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, location) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified,
       bytes = excluded.bytes`,
  );
  for (const { location: at, bytes, validators } of bundle.documents) {
    const { etag, lastModified } = validators ?? {};
    if (etag === undefined && lastModified === undefined) continue;
    keep.run(source, at.id, etag ?? null, lastModified ?? null, bytes);
  }
}
