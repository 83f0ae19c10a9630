import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Statement as Prepared } from 'better-sqlite3';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { EntryValues } from '../../shared/entry-form.ts';
import type { Handle } from '../store/open-database.ts';

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));
const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

/** JWE (RFC 7516): direct encryption with A256GCM; `kid` is the UTC day whose key it is, and of which master key. */
function encrypt(plain: Uint8Array, key: Uint8Array, kid: string): Promise<string> {
  return new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid }).encrypt(key);
}

async function decrypt(jwe: string, key: Uint8Array): Promise<Uint8Array> {
  return (await compactDecrypt(jwe, key, algorithms)).plaintext;
}

function keyIdOf(sealed: string): string {
  return z.string().parse(decodeProtectedHeader(sealed).kid);
}

function hashUnder(key: Uint8Array, text: string): string {
  const derived = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), 'munjigi entry persons', 32));
  return createHmac('sha256', derived).update(text).digest('base64url');
}

/**
 * Personal values, sealed under a key of the day, which is held wrapped by the kiosk's master key. Destroying the
 * day's key destroys its values everywhere, in exports and copies of the file too.
 */
export class Sealing {
  readonly #master: Uint8Array;
  /** Tells keys that another master key wrapped: they are kept for its return, and not tried. */
  readonly #masterId: string;
  readonly #get: Prepared<[string], string>;
  readonly #add: Prepared<[string, string]>;
  readonly #use: Prepared<[number, string]>;

  constructor(database: Handle, master: Uint8Array) {
    this.#master = master;
    this.#masterId = createHash('sha256').update('munjigi day keys').update(master).digest('hex').slice(0, 8);
    this.#get = database.prepare<[string], string>('SELECT wrapped FROM day_keys WHERE day = ?').pluck();
    this.#add = database.prepare('INSERT INTO day_keys (day, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING');
    this.#use = database.prepare('UPDATE day_keys SET last_row = ? WHERE day = ?');
  }

  async seal(values: EntryValues, at: EpochMs): Promise<string> {
    const id = this.#idOf(at);
    const key = (await this.#key(id)) ?? (await this.#newKey(id));
    return encrypt(new TextEncoder().encode(JSON.stringify(values)), key, id);
  }

  /** @returns `undefined`: the key of its day was destroyed, or is under a master key that this kiosk lost */
  async unseal(sealed: string): Promise<EntryValues | undefined> {
    const key = await this.#key(keyIdOf(sealed));
    if (key === undefined) return undefined;
    return valuesSchema.parse(JSON.parse(new TextDecoder().decode(await decrypt(sealed, key))));
  }

  /**
   * What stands for a text on a day: base64url HMAC-SHA-256 under a key derived from the day's (HKDF, RFC 5869). When
   * that is destroyed it stands for nothing: nobody can try telephone numbers against it.
   */
  async hash(text: string, at: EpochMs): Promise<string> {
    const id = this.#idOf(at);
    return hashUnder((await this.#key(id)) ?? (await this.#newKey(id)), text);
  }

  /** As `hash`, of a day that may be over: `undefined` where it has no key. */
  async hashIfAny(text: string, at: EpochMs): Promise<string | undefined> {
    const key = await this.#key(this.#idOf(at));
    return key === undefined ? undefined : hashUnder(key, text);
  }

  /** Row `seq` holds `sealed`: its day's key stays at least as long as the row. */
  usedBy(seq: number, sealed: string): void {
    this.#use.run(seq, keyIdOf(sealed));
  }

  #idOf(at: EpochMs): string {
    return `${toIso(at).slice(0, 10)}.${this.#masterId}`;
  }

  async #key(id: string): Promise<Uint8Array | undefined> {
    if (!id.endsWith(`.${this.#masterId}`)) return undefined;
    const wrapped = this.#get.get(id);
    return wrapped === undefined ? undefined : decrypt(wrapped, this.#master);
  }

  /** Two may make one at once: the first in the table is the day's key. */
  async #newKey(id: string): Promise<Uint8Array> {
    const key = randomBytes(32);
    this.#add.run(id, await encrypt(key, this.#master, id));
    return (await this.#key(id)) ?? key;
  }
}
