import type { Handle } from '../store/open-database.ts';
import type { IssuerPart } from './bundle.ts';
import { SourceRefused } from './source-refused.ts';

/**
 * Writes an authority's list in place of the one that is held. Neither its number nor its time may go back.
 *
 * @throws {SourceRefused} `untrusted`, `rollback`
 */
export function installCertificateList(
  database: Handle,
  issuer: string,
  { list, asOf }: NonNullable<IssuerPart['certificateList']>,
): void {
  const { authority, number, issuedAt, expiresAt, revoked, signer } = list;
  const signerHeld = database
    .prepare('SELECT 1 FROM keys WHERE issuer = ? AND thumbprint = ?')
    .get(issuer, signer.thumbprint);
  if (signerHeld === undefined) {
    throw new SourceRefused(
      'untrusted',
      `The authority of ${issuer} that signed the list is not held any more.`,
    );
  }
  const { changes } = database
    .prepare(
      `INSERT INTO certificate_lists (issuer, authority, number, issued_at, expires_at, as_of)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (issuer, authority) DO UPDATE SET number = excluded.number, issued_at = excluded.issued_at,
         expires_at = excluded.expires_at, as_of = max(as_of, excluded.as_of)
       WHERE excluded.issued_at >= issued_at AND coalesce(excluded.number >= number, number IS NULL)`,
    )
    .run(issuer, authority, number ?? null, issuedAt, expiresAt, asOf);
  if (changes === 0) {
    throw new SourceRefused('rollback', `The list of ${issuer} is older than the one that is held.`);
  }
  database
    .prepare('DELETE FROM revoked_certificates WHERE issuer = ? AND authority = ?')
    .run(issuer, authority);
  const insert = database.prepare(
    'INSERT OR REPLACE INTO revoked_certificates (issuer, authority, serial, state) VALUES (?, ?, ?, ?)',
  );
  for (const { serial, state } of revoked) insert.run(issuer, authority, serial, state);
}
