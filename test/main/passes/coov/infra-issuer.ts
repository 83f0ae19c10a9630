import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { base58 } from '@scure/base';
import type { VerificationKey } from '../../../../main/passes/format.ts';
import { keyOfInfraDid } from '../../../../shared/infra-did.ts';
import { seconds } from '../signed-codes.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Somebody with an identifier of InfraDID, who can sign: an issuer, a holder, a verifier. */
export interface InfraParty {
  readonly did: string;
  readonly held: VerificationKey;
  readonly sign: (claims: Claims, header?: Claims) => string;
}

/** The identifier of a compressed key, as the method's specification writes it. */
export function didOf(key: Uint8Array): string {
  const sum = ripemd160(Uint8Array.of(...key, ...Buffer.from('K1'))).subarray(0, 4);
  return `did:infra:01:PUB_K1_${base58.encode(Uint8Array.of(...key, ...sum))}`;
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function newInfraParty(): InfraParty {
  const { secretKey, publicKey } = secp256k1.keygen();
  const did = didOf(publicKey);
  const jwk = keyOfInfraDid(did);
  if (jwk === undefined) throw new TypeError('a key of this test is in its identifier');
  return {
    did,
    held: { issuer: did, kid: did, jwk: { ...jwk }, algorithms: ['ES256K'] },
    sign: (claims, header = {}) => {
      const input = `${part({ alg: 'ES256K', typ: 'JWT', ...header })}.${part(claims)}`;
      const signature = secp256k1.sign(Buffer.from(input), secretKey);
      return `${input}.${Buffer.from(signature).toString('base64url')}`;
    },
  };
}

export const handle = newInfraParty().did;

/** A credential in the form that the SDK's tests show, about `about`. */
export function coovCredential(issuer: InfraParty, about: string | undefined, claims: Claims = {}): string {
  return issuer.sign({
    vc: {
      id: handle,
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://coov.vc.io/personal'],
      type: ['VerifiableCredential', 'Personal'],
      credentialSubject: { name: '홍길동' },
    },
    ...(about === undefined ? {} : { sub: about }),
    nbf: seconds - 60,
    iss: issuer.did,
    ...claims,
  });
}

/** A presentation of it, for `audience`, made at noon for ten minutes. */
export function coovPresentation(
  holder: InfraParty,
  credential: string,
  audience: string,
  claims: Claims = {},
): string {
  return holder.sign({
    exp: seconds + 600,
    vp: {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [credential],
    },
    nbf: seconds,
    iss: holder.did,
    aud: [audience],
    nonce: newInfraParty().did,
    ...claims,
  });
}
