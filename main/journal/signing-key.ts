import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JWK } from 'jose';
import { readOrCreateSecret } from '../store/key-file.ts';
import { canonical, hashOf } from './chain.ts';
import { KeyUnusable } from './faults.ts';
import type { Statement, StatementType } from './statement.ts';

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function newKey(): string {
  return JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}

function parse(path: string, text: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: JSON.parse(text), format: 'jwk' });
  } catch (error) {
    throw new KeyUnusable(path, { cause: error });
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyUnusable(path);
  return key;
}

/** The kiosk's Ed25519 key, with which it signs what it says about the chain. */
export class SigningKey {
  /** RFC 7638 thumbprint. */
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly #key: KeyObject;

  private constructor(key: KeyObject) {
    const { crv, kty, x } = createPublicKey(key).export({ format: 'jwk' }) as JWK;
    const required = { crv, kty, x };
    this.kid = hashOf(canonical(required));
    this.publicJwk = { ...required, alg: 'EdDSA', use: 'sig', kid: this.kid } as JWK;
    this.#key = key;
  }

  /**
   * @param path private JWK, made if it is missing
   * @throws {KeyUnusable}
   */
  static open(path: string): SigningKey {
    return new SigningKey(parse(path, readOrCreateSecret(path, newKey)));
  }

  /** A compact JWS (RFC 7515). By hand, because it is made inside a transaction, and jose answers later only. */
  sign<T extends StatementType>(type: T, statement: Statement<T>): string {
    const header = base64url(canonical({ alg: 'EdDSA', kid: this.kid, typ: type }));
    const signed = `${header}.${base64url(canonical(statement))}`;
    return `${signed}.${sign(null, Buffer.from(signed), this.#key).toString('base64url')}`;
  }
}
