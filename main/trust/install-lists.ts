import type { EpochMs } from '../../shared/clock.ts';
import type { Handle } from '../store/open-database.ts';
import type { IssuerPart } from './bundle.ts';
import type { CardRevocationList } from './card-revocation-list.ts';
import { installCertificateList } from './install-certificate-list.ts';
import { installEntryList } from './install-entry-list.ts';
import { installTickets } from './install-tickets.ts';
import { SourceRefused } from './source-refused.ts';
import { countNotValid, type StatusList } from './status-list.ts';

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
      `INSERT INTO status_lists (issuer, uri, bits, issued_at, expires_at, fresh_for, as_of, not_valid, purposes, list)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (issuer, uri) DO UPDATE SET bits = excluded.bits, issued_at = excluded.issued_at,
         expires_at = excluded.expires_at, fresh_for = excluded.fresh_for,
         as_of = max(as_of, excluded.as_of), not_valid = excluded.not_valid, purposes = excluded.purposes, list = excluded.list
       WHERE excluded.issued_at >= issued_at`,
    )
    .run(
      issuer,
      list.uri,
      list.bits,
      list.issuedAt,
      list.expiresAt ?? null,
      list.freshForMs ?? null,
      asOf,
      countNotValid(list),
      list.purposes === undefined ? null : JSON.stringify(list.purposes),
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

function installWithdrawn(
  database: Handle,
  issuer: string,
  { credentials, asOf }: NonNullable<IssuerPart['withdrawn']>,
): void {
  const { changes } = database
    .prepare(
      `INSERT INTO credential_lists (issuer, as_of) VALUES (?, ?)
       ON CONFLICT (issuer) DO UPDATE SET as_of = excluded.as_of WHERE excluded.as_of >= as_of`,
    )
    .run(issuer, asOf);
  if (changes === 0) {
    throw new SourceRefused('rollback', `The list of ${issuer} is older than the one that is held.`);
  }
  database.prepare('DELETE FROM revoked_credentials WHERE issuer = ?').run(issuer);
  const insert = database.prepare('INSERT INTO revoked_credentials (issuer, credential) VALUES (?, ?)');
  for (const credential of credentials) insert.run(issuer, credential);
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

/**
 * Writes the lists of one issuer, each on its own.
 *
 * @returns those that were not taken
 */
export function installLists(
  database: Handle,
  { issuer, entryList, lists, cardLists, withdrawn, tickets, certificateList }: IssuerPart,
): readonly SourceRefused[] {
  return installEach([
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
    ...(entryList === undefined ? [] : [() => installEntryList(database, issuer, entryList)]),
    ...(withdrawn === undefined ? [] : [() => installWithdrawn(database, issuer, withdrawn)]),
    ...(tickets === undefined ? [] : [() => installTickets(database, issuer, tickets)]),
    ...(certificateList === undefined
      ? []
      : [() => installCertificateList(database, issuer, certificateList)]),
  ]);
}
