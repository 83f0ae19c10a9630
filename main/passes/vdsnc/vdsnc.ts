import type { PassFormat, Reading } from '../format.ts';
import type { Pass } from '../pass.ts';
import { type BarcodeSigner, readSigner } from './barcode-signer.ts';
import { isSealType, readMessage, type SealMessage, type SealType, sealTypes } from './message.ts';
import { readSealCode, type SealCode } from './seal-code.ts';
import { type SealProof, verifySeal } from './verify-seal.ts';

const id = 'vdsnc';
const algorithms: readonly string[] = ['ES256', 'ES384', 'ES512'];
const version = 1;
/** The members of a seal may come in any order, so the type may stand behind the certificate. */
const typeMember = /"t"\s{0,8}:\s{0,8}"icao\./;
const lookedAt = 4_096;

function unreadable(detail: string): Reading {
  return { ok: false, reason: 'unreadable', detail };
}

function passOf(seal: SealCode, type: SealType, message: SealMessage, signer: BarcodeSigner): Pass {
  const { authorityKeyId, serial } = signer;
  const proof: SealProof = { seal: { ...seal, type }, signer };
  return {
    format: id,
    issuer: seal.state,
    // The key that is held is the authority's; the signer's travels in the code.
    keyId: authorityKeyId,
    algorithm: seal.algorithm,
    // What was signed, however its JSON is laid out; two good signatures over it are one pass.
    identity: seal.signed,
    type: sealTypes[type].states,
    name: message.name,
    references: [{ scheme: 'x509-crl', authority: authorityKeyId, serial }],
    resolution: 'local',
    claims: { hdr: { t: type, v: version, is: seal.state }, msg: message.content },
    proof,
  };
}

function read(text: string): Reading {
  const reading = readSealCode(text);
  if (!reading.ok) return reading;
  const { seal } = reading;
  if (!isSealType(seal.type) || seal.version !== version) {
    const detail = 'The seal is of a type or version that this kiosk does not read.';
    return { ok: false, reason: 'unsupported-format', detail };
  }
  const message = readMessage(seal.type, seal.message);
  if ('wrong' in message) return unreadable(`The member ${message.wrong} is missing or malformed.`);
  const signer = readSigner(seal.certificate);
  if (typeof signer === 'string') return unreadable(`The certificate of the signer ${signer}.`);
  return { ok: true, pass: passOf(seal, seal.type, message, signer) };
}

/**
 * ICAO's Visible Digital Seals for non-constrained environments (VDS-NC): proofs of vaccination and of testing in
 * JSON, signed by a barcode signer whose certificate is in the code, and who is certified by the authority of a state
 * (CSCA) that the trust store holds.
 */
export const visibleSeal: PassFormat = {
  id,
  algorithms,
  recognise: (text) => text.startsWith('{') && typeMember.test(text.slice(0, lookedAt)),
  read,
  // The proof is what `read` of this format put there, and nobody else looks inside.
  verify: async ({ proof }, keys) => verifySeal(proof as SealProof, keys),
};
