import type { EpochMs } from '../../shared/clock.ts';
import type { VerificationKey } from '../passes/format.ts';
import type { Pass } from '../passes/pass.ts';
import type { Handle } from '../store/open-database.ts';

/** When what is held was current; absent if nothing of the kind is held. */
export interface HeldAges {
  readonly keys?: EpochMs;
  readonly revocations?: EpochMs;
}

export interface HeldIssuer {
  readonly id: string;
  readonly name: string;
  readonly keys: number;
  readonly keysAsOf?: EpochMs;
  readonly revocationsAsOf?: EpochMs;
  /** Revoked or blocked entries that are held. */
  readonly revoked: number;
}

interface Counts {
  readonly id: string;
  readonly name: string;
  readonly keys: number;
  readonly revoked: number;
}

interface KeyRow {
  readonly issuer: string;
  readonly kid: string;
  readonly jwk: string;
  readonly algorithms: string;
}

export interface Candidates {
  readonly issuerHeld: boolean;
  readonly keys: readonly VerificationKey[];
}
interface AgesRow {
  readonly keys: EpochMs | null;
  readonly revocations: EpochMs | null;
}

/** Whether an issuer may sign a format: those whose keys came for some formats only sign no other. */
const signs = '(formats IS NULL OR EXISTS (SELECT 1 FROM json_each(formats) WHERE value = ?))';

const agesOf = `
  SELECT min(keys_as_of) AS keys, (
    SELECT min(as_of) FROM (
      SELECT issuer, as_of FROM status_lists UNION ALL SELECT issuer, as_of FROM card_lists
      UNION ALL SELECT issuer, as_of FROM credential_lists UNION ALL SELECT issuer, as_of FROM ticket_lists
      UNION ALL SELECT issuer, as_of FROM certificate_lists
      UNION ALL SELECT issuer, as_of FROM entry_lists
      UNION ALL SELECT id, as_of FROM hash_lists JOIN issuers USING (country)
    ) WHERE :issuer IS NULL AND issuer NOT IN (SELECT value FROM json_each(:but)) OR issuer = :issuer
  ) AS revocations
  FROM issuers WHERE :issuer IS NULL AND id NOT IN (SELECT value FROM json_each(:but)) OR id = :issuer`;

function prepare(database: Handle) {
  return {
    issuer: database.prepare<[string], { id: string; name: string }>(
      'SELECT id, name FROM issuers WHERE id = ?',
    ),
    keys: database.prepare<[string, string | null, string], KeyRow>(
      `SELECT issuer, kid, jwk, algorithms FROM keys JOIN issuers ON id = issuer
       WHERE issuer = ? AND kid = coalesce(?, kid) AND ${signs} ORDER BY kid, thumbprint`,
    ),
    keysOfFormat: database.prepare<[string | null, string], KeyRow>(
      `SELECT issuer, kid, jwk, algorithms FROM keys JOIN issuers ON id = issuer
       WHERE kid = coalesce(?, kid) AND formats IS NOT NULL AND ${signs} ORDER BY issuer, kid, thumbprint`,
    ),
    formatHeld: database
      .prepare<[string], 1>(`SELECT 1 FROM issuers WHERE formats IS NOT NULL AND ${signs} LIMIT 1`)
      .pluck(),
    counts: database.prepare<[], Counts>(`SELECT id, name,
           (SELECT count(*) FROM keys WHERE issuer = id) AS keys,
           (SELECT coalesce(sum(not_valid), 0) FROM status_lists WHERE issuer = id)
             + (SELECT count(*) FROM revoked_cards WHERE issuer = id)
             + (SELECT count(*) FROM revoked_credentials WHERE issuer = id)
             + (SELECT count(*) FROM ticket_secrets WHERE issuer = id)
             + (SELECT coalesce(sum(entries), 0) FROM entry_lists WHERE issuer = id)
             + (SELECT count(*) FROM revoked_certificates WHERE issuer = id)
             + (SELECT coalesce(sum(entries), 0) FROM hash_batches WHERE country = issuers.country) AS revoked
         FROM issuers ORDER BY name, id`),
    ages: database.prepare<[{ issuer: string | null; but: string }], AgesRow>(agesOf),
  };
}

/**
 * Issuers and the keys that may have signed a pass, answered from memory where that is cheaper than SQLite. `forget`
 * empties the memory after a change; until then a key is the same object each time, so that formats can keep what they import.
 */
export class IssuerLookup {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #candidates = new Map<string, Candidates>();
  readonly #ages = new Map<string, HeldAges>();

  constructor(database: Handle) {
    this.#statements = prepare(database);
  }

  forget(): void {
    this.#candidates.clear();
    this.#ages.clear();
  }

  issuer(id: string): { readonly id: string; readonly name: string } | undefined {
    return this.#statements.issuer.get(id);
  }

  /**
   * The keys that may have signed a pass: of the issuer that it names, else of all whose keys came for its format.
   * `issuerHeld`: whether there is any key of whom it could be from.
   */
  candidates({ format, issuer, keyId }: Pick<Pass, 'format' | 'issuer' | 'keyId'>): Candidates {
    const name = JSON.stringify([format, issuer, keyId]);
    const known = this.#candidates.get(name);
    if (known !== undefined) return known;
    const { keys: ofIssuer, keysOfFormat, formatHeld } = this.#statements;
    const rows =
      issuer === undefined
        ? keysOfFormat.all(keyId ?? null, format)
        : ofIssuer.all(issuer, keyId ?? null, format);
    const keys = rows.map(({ jwk, algorithms, ...row }) => ({
      ...row,
      jwk: JSON.parse(jwk),
      algorithms: JSON.parse(algorithms),
    }));
    if (keys.length === 0) {
      // What is not held comes from the pass itself and is not remembered: anybody can invent key ids without end.
      const held = issuer === undefined ? formatHeld.get(format) : this.issuer(issuer);
      return { issuerHeld: held !== undefined, keys };
    }
    const found = { issuerHeld: true, keys };
    this.#candidates.set(name, found);
    return found;
  }

  ages(of: string | { readonly allBut: readonly string[] } = { allBut: [] }): HeldAges {
    const [issuer, but] = typeof of === 'string' ? [of, '[]'] : [null, JSON.stringify(of.allBut)];
    const name = issuer === null ? `all but ${but}` : `only ${issuer}`;
    const known = this.#ages.get(name);
    if (known !== undefined) return known;
    const row = this.#statements.ages.get({ issuer, but });
    const ages: HeldAges = {
      ...(row?.keys == null ? {} : { keys: row.keys }),
      ...(row?.revocations == null ? {} : { revocations: row.revocations }),
    };
    if (ages.keys !== undefined) this.#ages.set(name, ages);
    return ages;
  }

  /** Everybody of whom something is held, by name. */
  all(): readonly HeldIssuer[] {
    return this.#statements.counts.all().map((counts) => {
      const { keys, revocations } = this.ages(counts.id);
      return {
        ...counts,
        ...(keys === undefined ? {} : { keysAsOf: keys }),
        ...(revocations === undefined ? {} : { revocationsAsOf: revocations }),
      };
    });
  }
}
