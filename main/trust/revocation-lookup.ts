import type { EpochMs } from '../../shared/clock.ts';
import type { HashType, Pass, RevocationReference } from '../passes/pass.ts';
import type { Handle } from '../store/open-database.ts';
import { bitstringAt } from './bitstring-list.ts';
import type { EntryFiles } from './entry-files.ts';
import { EntryLookup } from './entry-lookup.ts';
import { either, graver, type Revocation } from './revocation.ts';
import { entriesOf, entryOfPass } from './revocation-scheme.ts';
import { type StatusBits, statusAt } from './status-list.ts';
import { ticketHash } from './ticket-event.ts';

interface StatusListRow {
  readonly bits: StatusBits;
  readonly list: Buffer;
  readonly as_of: EpochMs;
  readonly expires_at: EpochMs | null;
  readonly purposes: string | null;
}
interface CredentialRow {
  readonly as_of: EpochMs;
  readonly revoked: 0 | 1;
}
interface TicketRow {
  readonly as_of: EpochMs;
  readonly state: 'revoked' | 'blocked' | null;
}
interface CertificateListRow {
  readonly as_of: EpochMs;
  readonly expires_at: EpochMs;
  readonly state: 'revoked' | 'blocked' | null;
}
interface CardRow {
  readonly as_of: EpochMs;
  readonly rid: string | null;
  readonly before: EpochMs | null;
}
interface HashListRow {
  readonly country: string | null;
  /** NULL: nothing of this country was ever taken in. */
  readonly as_of: EpochMs | null;
}
interface HashQuestion {
  readonly hash: Buffer;
  readonly type: HashType;
  readonly kid: string | null;
  readonly country: string | null;
  readonly now: EpochMs;
}

/** Status types of the Token Status List draft, section 7.1. */
const VALID = 0;
const INVALID = 1;

function prepare(database: Handle) {
  return {
    statusList: database.prepare<[string, string], StatusListRow>(
      'SELECT bits, list, as_of, expires_at, purposes FROM status_lists WHERE issuer = ? AND uri = ?',
    ),
    credential: database.prepare<[string, string], CredentialRow>(
      `SELECT as_of, EXISTS (
         SELECT 1 FROM revoked_credentials AS gone WHERE gone.issuer = credential_lists.issuer AND credential = ?
       ) AS revoked FROM credential_lists WHERE issuer = ?`,
    ),
    ticket: database.prepare<[Buffer, string], TicketRow>(
      `SELECT as_of, state FROM ticket_lists LEFT JOIN ticket_secrets
         ON ticket_secrets.issuer = ticket_lists.issuer AND hash = ?
       WHERE ticket_lists.issuer = ?`,
    ),
    certificate: database.prepare<[string, string, string], CertificateListRow>(
      `SELECT as_of, expires_at, state FROM certificate_lists AS list LEFT JOIN revoked_certificates AS gone
         ON gone.issuer = list.issuer AND gone.authority = list.authority AND serial = ?
       WHERE list.issuer = ? AND list.authority = ?`,
    ),
    card: database.prepare<[string, string, string], CardRow>(
      `SELECT as_of, rid, before FROM card_lists LEFT JOIN revoked_cards
         ON revoked_cards.issuer = card_lists.issuer AND revoked_cards.kid = card_lists.kid AND rid = ?
       WHERE card_lists.issuer = ? AND card_lists.kid = ?`,
    ),
    publishesCardList: database.prepare<[string, string], 1>(
      'SELECT 1 FROM keys WHERE issuer = ? AND kid = ? AND crl_version > 0',
    ),
    hashList: database.prepare<[{ issuer: string; kid: string | null }], HashListRow>(
      `SELECT country, (SELECT max(as_of) FROM hash_lists
         WHERE country = issuers.country OR country IN (SELECT country FROM hash_batches WHERE kid = :kid)) AS as_of
       FROM issuers WHERE id = :issuer`,
    ),
    hash: database
      .prepare<[HashQuestion], 1>(
        `SELECT 1 FROM revoked_hashes JOIN hash_batches ON id = batch
         WHERE hash = :hash AND hash_type = :type AND expires_at > :now
           AND CASE WHEN kid IS NULL THEN country = :country
             ELSE kid = :kid AND country = coalesce(:country, country) END
         LIMIT 1`,
      )
      .pluck(),
  };
}

/**
 * What is held against a pass, by every scheme that it refers to. A status list stays in memory from the first pass
 * that asks for it until `forget`; the other schemes are one look into SQLite each.
 */
export class RevocationLookup {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #entries: EntryLookup;
  readonly #statusLists = new Map<string, StatusListRow | undefined>();

  constructor(database: Handle, files: EntryFiles) {
    this.#statements = prepare(database);
    this.#entries = new EntryLookup(database, files);
  }

  forget(): void {
    this.#statusLists.clear();
    this.#entries.forget();
  }

  close(): void {
    this.#entries.close();
  }

  /** The gravest answer of all its references, and of whatever else is listed against its issuer's passes. */
  ask(pass: Pass, now: EpochMs): Revocation {
    // A list counts for its own issuer's passes; a pass of nobody has none, and was not verified either.
    const { issuer } = pass;
    if (issuer === undefined) return { state: 'not-needed' };
    let answer = this.#entries.ask(issuer, () => [entryOfPass(pass)], now) ?? { state: 'not-needed' };
    for (const reference of pass.references) {
      const listed = this.#entries.ask(issuer, () => entriesOf(reference), now);
      answer = graver(answer, either(this.#askBy(pass, issuer, reference, now), listed));
    }
    return answer;
  }

  #askBy(pass: Pass, issuer: string, reference: RevocationReference, now: EpochMs): Revocation {
    switch (reference.scheme) {
      case 'status-list':
        return this.#askStatusList(issuer, reference, now);
      case 'bitstring-status-list':
        return this.#askBitstring(issuer, reference, now);
      case 'credential-id':
        return this.#askCredential(issuer, reference.credential);
      case 'ticket-secret':
        return this.#askTicket(issuer, reference.secret);
      case 'x509-crl':
        return this.#askCertificateList(issuer, reference, now);
      case 'shc-rid':
        return this.#askCardList(issuer, reference);
      case 'hcert-hash':
        return this.#askHashes(issuer, pass.keyId ?? null, reference, now);
    }
  }

  /**
   * A list counts for its own issuer's passes only. INVALID is for good. SUSPENDED is `blocked`, and so is every type
   * that an application defines for itself: its issuer says that the pass is not VALID, and can take that back.
   */
  #askStatusList(
    issuer: string,
    { list, index }: Extract<RevocationReference, { scheme: 'status-list' }>,
    now: EpochMs,
  ): Revocation {
    const held = this.#statusList(issuer, list);
    // A list of the other standard reads its bits in the other order.
    if (held === undefined || held.purposes !== null) return { state: 'not-held' };
    const asOf = held.as_of;
    const status = statusAt(held, index);
    if (status === undefined) return { state: 'out-of-range', asOf };
    if (status !== VALID) return { state: status === INVALID ? 'revoked' : 'blocked', asOf };
    const expired = held.expires_at !== null && held.expires_at <= now;
    return expired ? { state: 'not-held' } : { state: 'valid', asOf };
  }

  /** A bit that is set revokes for good or suspends, whichever is its purpose; a list of another purpose says nothing. */
  #askBitstring(
    issuer: string,
    { list, index, purpose, size }: Extract<RevocationReference, { scheme: 'bitstring-status-list' }>,
    now: EpochMs,
  ): Revocation {
    const held = this.#statusList(issuer, list);
    const purposes: readonly string[] = JSON.parse(held?.purposes ?? '[]');
    if (held === undefined || !purposes.includes(purpose)) return { state: 'not-held' };
    const asOf = held.as_of;
    const status = bitstringAt(held.list, index, size);
    if (status === undefined) return { state: 'out-of-range', asOf };
    if (status !== 0) return { state: purpose === 'revocation' ? 'revoked' : 'blocked', asOf };
    const expired = held.expires_at !== null && held.expires_at <= now;
    return expired ? { state: 'not-held' } : { state: 'valid', asOf };
  }

  /** Their issuer withdraws them on a ledger: as long as no list of it is held, nobody here knows. */
  #askCredential(issuer: string, credential: string): Revocation {
    const held = this.#statements.credential.get(credential, issuer);
    if (held === undefined) return { state: 'not-held' };
    return { state: held.revoked === 1 ? 'revoked' : 'valid', asOf: held.as_of };
  }

  /** An event always keeps its lists of tickets; without them nobody here knows which code was replaced by another. */
  #askTicket(issuer: string, secret: string): Revocation {
    const held = this.#statements.ticket.get(ticketHash(secret), issuer);
    if (held === undefined) return { state: 'not-held' };
    return { state: held.state ?? 'valid', asOf: held.as_of };
  }

  /** Every authority publishes a list, and says when the next one comes: after that it only speaks against somebody. */
  #askCertificateList(
    issuer: string,
    { authority, serial }: Extract<RevocationReference, { scheme: 'x509-crl' }>,
    now: EpochMs,
  ): Revocation {
    const held = this.#statements.certificate.get(serial, issuer, authority);
    if (held === undefined) return { state: 'not-held' };
    if (held.state !== null) return { state: held.state, asOf: held.as_of };
    return held.expires_at <= now ? { state: 'not-held' } : { state: 'valid', asOf: held.as_of };
  }

  #statusList(issuer: string, uri: string): StatusListRow | undefined {
    const name = JSON.stringify([issuer, uri]);
    const known = this.#statusLists.get(name);
    if (known !== undefined) return known;
    const held = this.#statements.statusList.get(issuer, uri);
    if (held !== undefined) this.#statusLists.set(name, held);
    return held;
  }

  /** Few issuers publish a card list; a key without `crlVersion` says that there is none for it. */
  #askCardList(
    issuer: string,
    { list, rid, issuedAt }: Extract<RevocationReference, { scheme: 'shc-rid' }>,
  ): Revocation {
    const held = this.#statements.card.get(rid, issuer, list);
    if (held === undefined) {
      const published = this.#statements.publishesCardList.get(issuer, list) !== undefined;
      return { state: published ? 'not-held' : 'not-needed' };
    }
    const revoked = held.rid !== null && (held.before === null || issuedAt < held.before);
    return { state: revoked ? 'revoked' : 'valid', asOf: held.as_of };
  }

  /**
   * A batch counts for the passes of its country, and if it names a key, for those of that key. Once it has expired it
   * says nothing any more: what it listed has expired, too.
   */
  #askHashes(
    issuer: string,
    kid: string | null,
    { hashes }: Extract<RevocationReference, { scheme: 'hcert-hash' }>,
    now: EpochMs,
  ): Revocation {
    const list = this.#statements.hashList.get({ issuer, kid });
    if (list === undefined || list.as_of === null) return { state: 'not-needed' };
    const { country, as_of: asOf } = list;
    const isListed = hashes.some(
      ({ type, hash }) =>
        this.#statements.hash.get({ hash: Buffer.from(hash, 'base64'), type, kid, country, now }) !==
        undefined,
    );
    return { state: isListed ? 'revoked' : 'valid', asOf };
  }
}
