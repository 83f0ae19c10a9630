import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';

/** Something held that ends, or wants to be asked for anew, at an instant that its issuer or publisher named. */
export type TrustEnd = {
  readonly at: EpochMs;
  /** How many of them end at that very instant. */
  readonly count: number;
} & (
  | {
      /** `last-key`: from then on the issuer has no key left. `list`: from then on it calls no pass valid. */
      readonly what: 'key' | 'last-key' | 'list' | 'list-due';
      readonly issuer: string;
      readonly name: string;
    }
  /** From then on a signed repository gives nothing new; what is held of it stays held. */
  | { readonly what: 'root' | 'metadata'; readonly location: string }
);

const datedSchema = z.object({ signed: z.object({ expires: z.iso.datetime() }) });

/** TUF 1.0.34, section 4.3. What is held was verified when it came in. */
function expiryOf(metadata: Buffer): EpochMs | undefined {
  const dated = datedSchema.safeParse(JSON.parse(metadata.toString())).data;
  return dated === undefined ? undefined : Date.parse(dated.signed.expires);
}

function endsOfIssuers(database: Handle): readonly TrustEnd[] {
  return database
    .prepare<[], Extract<TrustEnd, { issuer: string }>>(
      `SELECT what, issuer, name, at, count(*) AS count FROM (
         SELECT iif(ends_at = max(coalesce(ends_at, 9e15)) OVER (PARTITION BY issuer), 'last-key', 'key') AS what,
           issuer, ends_at AS at FROM keys
         UNION ALL SELECT 'list', issuer, expires_at FROM status_lists
         UNION ALL SELECT 'list', issuer, expires_at FROM certificate_lists
         UNION ALL SELECT 'list', issuer, expires_at FROM entry_lists
         UNION ALL SELECT 'list-due', issuer, as_of + fresh_for FROM status_lists
       ) JOIN issuers ON id = issuer WHERE at IS NOT NULL GROUP BY what, issuer, at`,
    )
    .all();
}

interface MetadataRow {
  readonly what: 'root' | 'metadata';
  readonly location: string;
  readonly metadata: Buffer;
}

/** Of repositories that are read from; one that staff forgot may end unseen. */
function endsOfRepositories(database: Handle): readonly TrustEnd[] {
  return database
    .prepare<[], MetadataRow>(
      `SELECT what, location, metadata FROM (
         SELECT 'root' AS what, location, root AS metadata FROM repositories
         UNION ALL SELECT 'metadata', location, timestamp FROM repositories
         UNION ALL SELECT 'metadata', location, snapshot FROM repositories
         UNION ALL SELECT 'metadata', location, targets FROM repositories
       ) JOIN sources USING (location) WHERE metadata IS NOT NULL`,
    )
    .all()
    .flatMap(({ what, location, metadata }) => {
      const at = expiryOf(metadata);
      return at === undefined ? [] : [{ what, location, at, count: 1 }];
    });
}

/** All that ends of what is held, soonest first. */
export function endsIn(database: Handle): readonly TrustEnd[] {
  return [...endsOfIssuers(database), ...endsOfRepositories(database)].toSorted(
    (one, other) => one.at - other.at,
  );
}
