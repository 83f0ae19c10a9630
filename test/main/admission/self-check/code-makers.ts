import { generateKeyPairSync, sign } from 'node:crypto';
import { base32nopad } from '@scure/base';
import protobuf from 'protobufjs/light.js';
import type { CodesOfFormat } from '../../../../main/admission/self-check/format-cases.ts';
import { coovCredential, newInfraParty } from '../../passes/coov/infra-issuer.ts';
import { codeOf, goodCertificate, message, tokenOf } from '../../passes/hcert/certificate-codes.ts';
import { covidPassCode, goodCwt, issuer as nzIssuer } from '../../passes/nzcp/covid-pass-codes.ts';
import { sdJwtCode } from '../../passes/sd-jwt-vc/sd-jwt-codes.ts';
import {
  cardJws,
  deflated,
  digitsOf,
  goodCard,
  newSigner,
  seconds,
  venueCode,
} from '../../passes/signed-codes.ts';
import { certify, newAuthority } from '../../passes/vdsnc/authority.ts';
import { newSeal, vaccination } from '../../passes/vdsnc/seal-codes.ts';
import { credentialCode, listUrl } from '../../passes/verifiable-credential/credential-codes.ts';

/** Octets of the signatures that stand at the end of a message. */
const signatureBytes = 64;
const hour = 3_600;
const within = (seconds + 60) * 1000;
const holds = { within, after: (seconds + 2 * hour) * 1000 };

/** The head and the content of one JWS under the signature of another. */
function regrafted(good: string, other: string): string {
  return other.slice(0, other.lastIndexOf('.')) + good.slice(good.lastIndexOf('.'));
}

/** The same of messages that end in their signature. */
function regraftedBytes(good: Uint8Array, other: Uint8Array): Uint8Array {
  return Uint8Array.of(...other.subarray(0, -signatureBytes), ...good.subarray(-signatureBytes));
}

async function venuePass(): Promise<CodesOfFormat> {
  const [signer, stranger] = [await newSigner(), await newSigner()];
  const good = await venueCode(signer);
  return {
    format: 'pass+jwt',
    keys: [signer.held],
    ...holds,
    good,
    forged: await venueCode(stranger),
    altered: regrafted(good, await venueCode(signer, { jti: 'A-18' })),
    revocable: true,
  };
}

async function smartHealthCard(): Promise<CodesOfFormat> {
  const [signer, stranger] = [await newSigner(), await newSigner()];
  const card = { ...goodCard, exp: seconds + hour, vc: { ...goodCard.vc, rid: 'selfcheck' } };
  const good = await cardJws(signer, deflated(card));
  const codeOfJws = (jws: string) => `shc:/${digitsOf(jws)}`;
  return {
    format: 'shc',
    keys: [signer.held],
    ...holds,
    good: codeOfJws(good),
    forged: codeOfJws(await cardJws(stranger, deflated(card))),
    altered: codeOfJws(regrafted(good, await cardJws(signer, deflated({ ...card, nbf: seconds - 1 })))),
    revocable: true,
  };
}

async function healthCertificate(): Promise<CodesOfFormat> {
  const kid = Buffer.alloc(8, 7).toString('base64');
  const [signer, stranger] = [await newSigner('ES256', kid), await newSigner('ES256', kid)];
  const good = message(signer, tokenOf(goodCertificate));
  const other = message(signer, tokenOf({ ...goodCertificate, dob: '1990-01-03' }));
  return {
    format: 'hcert',
    keys: [signer.held],
    ...holds,
    good: codeOf(good),
    forged: codeOf(message(stranger, tokenOf(goodCertificate))),
    altered: codeOf(regraftedBytes(good, other)),
    revocable: true,
  };
}

async function nzCovidPass(): Promise<CodesOfFormat> {
  const [signer, stranger] = [await newSigner(), await newSigner()];
  const start = 'NZCP:/1/';
  const bytesOf = (code: string) => base32nopad.decode(code.slice(start.length));
  const good = await covidPassCode(signer);
  const other = await covidPassCode(signer, new Map([...goodCwt, [5, seconds - 1]]));
  return {
    format: 'nzcp',
    keys: [{ ...signer.held, issuer: nzIssuer }],
    ...holds,
    good,
    forged: await covidPassCode(stranger),
    altered: start + base32nopad.encode(regraftedBytes(bytesOf(good), bytesOf(other))),
    revocable: false,
  };
}

async function credential(): Promise<CodesOfFormat> {
  const [signer, stranger] = [await newSigner(), await newSigner()];
  const status = {
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '3',
      statusListCredential: listUrl,
    },
  };
  const good = await credentialCode(signer, status);
  const id = 'urn:uuid:00000000-0000-4000-8000-000000000000';
  return {
    format: 'vc+jwt',
    keys: [signer.held],
    ...holds,
    good,
    forged: await credentialCode(stranger, status),
    altered: regrafted(good, await credentialCode(signer, { ...status, id })),
    revocable: true,
  };
}

async function sdJwt(): Promise<CodesOfFormat> {
  const [signer, stranger] = [await newSigner(), await newSigner()];
  const good = await sdJwtCode(signer);
  return {
    format: 'dc+sd-jwt',
    keys: [signer.held],
    ...holds,
    good,
    forged: await sdJwtCode(stranger),
    altered: regrafted(good, await sdJwtCode(signer, { jti: 'A-18' })),
    revocable: true,
  };
}

function coov(): CodesOfFormat {
  const [party, stranger] = [newInfraParty(), newInfraParty()];
  const credentialOf = (signer: typeof party, exp: number) =>
    coovCredential({ ...signer, did: party.did }, party.did, { exp });
  const good = credentialOf(party, seconds + hour);
  return {
    format: 'coov',
    keys: [party.held],
    ...holds,
    good,
    forged: credentialOf(stranger, seconds + hour),
    altered: regrafted(good, credentialOf(party, seconds + hour + 1)),
    revocable: true,
  };
}

/** pretix's own fixtures never end, but for one; so these are made, as `SignedTicket` of libpretixsync has its fields. */
function pretixTicket(): CodesOfFormat {
  const [{ privateKey, publicKey }, stranger] = [
    generateKeyPairSync('ed25519'),
    generateKeyPairSync('ed25519'),
  ];
  const payloadOf = (seed: string) =>
    protobuf.Writer.create()
      .uint32((1 << 3) | 2)
      .string(seed)
      .uint32(2 << 3)
      .int64(1)
      .uint32(6 << 3)
      .int64(seconds + hour)
      .finish();
  const codeOfTicket = (payload: Uint8Array, signature: Uint8Array) => {
    const head = Buffer.from([1, 0, payload.length, 0, signature.length]);
    return [...Buffer.concat([head, payload, signature]).toString('base64')].reverse().join('');
  };
  const payload = payloadOf('selfcheck');
  const signature = sign(null, payload, privateKey);
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return {
    format: 'pretix_sig1',
    keys: [
      {
        issuer: 'https://tickets.example/self-check/',
        kid: 'k1',
        jwk: { kty: 'OKP', crv: 'Ed25519', x },
        algorithms: ['Ed25519'],
      },
    ],
    ...holds,
    good: codeOfTicket(payload, signature),
    forged: codeOfTicket(payload, sign(null, payload, stranger.privateKey)),
    altered: codeOfTicket(payloadOf('selfcheck2'), signature),
    revocable: true,
    misfit: 'key-unknown',
  };
}

async function visibleSeal(): Promise<CodesOfFormat> {
  const authority = await newAuthority();
  const signer = await certify(authority);
  const good = await newSeal(signer);
  const { data } = await newSeal(signer, { msg: { ...vaccination, uvci: 'U32872' } });
  return {
    format: 'vdsnc',
    keys: [authority.held],
    // A seal holds as long as its signer's certificate.
    within,
    after: Date.UTC(2031, 0, 1),
    good: JSON.stringify(good),
    forged: JSON.stringify({
      ...good,
      sig: { ...(await newSeal(await certify(authority))).sig, cer: good.sig.cer },
    }),
    altered: JSON.stringify({ data, sig: good.sig }),
    revocable: true,
  };
}

/** How each file in `main/admission/self-check/cases/` was made; the keys are forgotten. A new format is a line here. */
export const codeMakers: Readonly<Record<string, () => CodesOfFormat | Promise<CodesOfFormat>>> = {
  'venue-pass': venuePass,
  'smart-health-card': smartHealthCard,
  hcert: healthCertificate,
  nzcp: nzCovidPass,
  'verifiable-credential': credential,
  'sd-jwt-vc': sdJwt,
  coov,
  pretix: pretixTicket,
  vdsnc: visibleSeal,
};
