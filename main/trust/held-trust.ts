import type { Handle } from '../store/open-database.ts';
import type { TrustedKey } from './key-set.ts';
import type { HeldDocument } from './source-document.ts';
import type { TicketList } from './ticket-event.ts';

interface KeyRow {
  readonly kid: string;
  readonly thumbprint: string;
  readonly algorithms: string;
  readonly crl_version: number | null;
  readonly jwk: string;
}

interface DocumentRow {
  readonly bytes: Buffer;
  readonly etag: string | null;
  readonly last_modified: string | null;
}

/** What the store holds, as a source that brings something new needs to know it. */
export class HeldTrust {
  readonly #database: Handle;

  constructor(database: Handle) {
    this.#database = database;
  }

  keysOf(issuer: string): readonly TrustedKey[] {
    return this.#database
      .prepare<[string], KeyRow>(
        'SELECT kid, thumbprint, algorithms, crl_version, jwk FROM keys WHERE issuer = ?',
      )
      .all(issuer)
      .map((row) => ({
        kid: row.kid,
        thumbprint: row.thumbprint,
        algorithms: JSON.parse(row.algorithms),
        jwk: JSON.parse(row.jwk),
        ...(row.crl_version === null ? {} : { crlVersion: row.crl_version }),
      }));
  }

  /** The issuers that hold a key of this id. Key ids are not unique across issuers. */
  issuersOf(kid: string): readonly string[] {
    return this.#database
      .prepare<[string], string>('SELECT DISTINCT issuer FROM keys WHERE kid = ?')
      .pluck()
      .all(kid);
  }

  /** The issuer that a source was taken for. */
  issuerOfSource(location: string): string | undefined {
    const issuer = this.#database
      .prepare<[string], string | null>('SELECT issuer FROM sources WHERE location = ?')
      .pluck()
      .get(location);
    return issuer ?? undefined;
  }

  /** Where the published folder of an issuer comes from. */
  folderOf(issuer: string): string | undefined {
    return this.#database
      .prepare<[string], string>(
        "SELECT location FROM sources WHERE issuer = ? AND kind = 'published-folder' ORDER BY id LIMIT 1",
      )
      .pluck()
      .get(issuer);
  }

  /** The tickets that an event revoked and blocked, and up to where its lists were read. */
  ticketsOf(issuer: string): TicketList | undefined {
    const list = this.#database
      .prepare<[string], { cursors: string | null }>('SELECT cursors FROM ticket_lists WHERE issuer = ?')
      .get(issuer);
    if (list === undefined) return undefined;
    const hashes = this.#database
      .prepare<[string, string], Buffer>('SELECT hash FROM ticket_secrets WHERE issuer = ? AND state = ?')
      .pluck();
    return {
      revoked: hashes.all(issuer, 'revoked'),
      blocked: hashes.all(issuer, 'blocked'),
      ...(list.cursors === null ? {} : { cursors: JSON.parse(list.cursors) }),
    };
  }

  /** What a source gave at `location` the last time, if its server can be asked whether that changed. */
  document(source: string, location: string): HeldDocument | undefined {
    const row = this.#database
      .prepare<[string, string], DocumentRow>(
        `SELECT bytes, etag, last_modified FROM documents
         WHERE source = (SELECT id FROM sources WHERE location = ?) AND location = ?`,
      )
      .get(source, location);
    if (row === undefined) return undefined;
    return {
      bytes: row.bytes,
      validators: {
        ...(row.etag === null ? {} : { etag: row.etag }),
        ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
      },
    };
  }
}
