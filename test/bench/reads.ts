import { generateKeyPairSync, sign, verify, X509Certificate } from 'node:crypto';
import type { JWK } from 'jose';
import type { PassFormat, VerificationKey } from '../../main/passes/format.ts';
import { formats } from '../../main/passes/formats.ts';
import { coovCredential, coovPresentation, newInfraParty } from '../main/passes/coov/infra-issuer.ts';
import { covidPassCode } from '../main/passes/nzcp/covid-pass-codes.ts';
import { namedCode } from '../main/passes/sd-jwt-vc/sd-jwt-codes.ts';
import { cardCode, newSigner, venueCode } from '../main/passes/signed-codes.ts';
import { certify, newAuthority } from '../main/passes/vdsnc/authority.ts';
import { sealCode } from '../main/passes/vdsnc/seal-codes.ts';
import { credentialCode, presentationCode } from '../main/passes/verifiable-credential/credential-codes.ts';
import { signedCase } from '../main/trust/signer-certificates.ts';
import { type Figure, timesFigure } from './figures.ts';

const warmUp = 200;
const count = 1_500;

const signer = await newSigner();
const infra = newInfraParty();
const authority = await newAuthority();

interface Code {
  readonly text: string;
  readonly key: VerificationKey;
}

/** A published health certificate with its signer's key and certificate, as the trust store holds them. */
function publishedCertificate(id: string, algorithm: string): Code {
  const { code, der } = signedCase(id);
  const bare = new X509Certificate(der).publicKey.export({ format: 'jwk' });
  const jwk = { ...(bare as JWK), x5c: [der.toString('base64')] };
  return { text: code, key: { issuer: 'bench', kid: 'bench', jwk, algorithms: [algorithm] } };
}

/** A code of each format; a new format is one line here. What it costs is told beside one bare ES256 verification. */
const codes: Readonly<Record<string, () => Promise<Code>>> = {
  'read.pass+jwt': async () => ({ text: await venueCode(signer), key: signer.held }),
  'read.shc': async () => ({ text: await cardCode(signer), key: signer.held }),
  'read.hcert-es256': async () => publishedCertificate('AT/2DCode/raw/1.json', 'ES256'),
  'read.hcert-ps256': async () => publishedCertificate('CH/2DCode/raw/1.json', 'PS256'),
  'read.nzcp': async () => ({ text: await covidPassCode(signer), key: signer.held }),
  'read.vc+jwt': async () => ({ text: await credentialCode(signer), key: signer.held }),
  'read.vp+jwt': async () => ({
    text: await presentationCode(signer, await credentialCode(signer)),
    key: signer.held,
  }),
  'read.dc+sd-jwt': async () => ({ text: await namedCode(signer), key: signer.held }),
  'read.coov': async () => ({ text: coovCredential(infra, infra.did), key: infra.held }),
  'read.coov-presented': async () => ({
    text: coovPresentation(infra, coovCredential(infra, infra.did), infra.did),
    key: infra.held,
  }),
  // Two signatures: the authority's over its signer, and the signer's.
  'read.vdsnc': async () => ({ text: await sealCode(await certify(authority)), key: authority.held }),
};

function bareWork(): () => void {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const data = Buffer.alloc(300, 'x');
  const signature = sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return () => verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

function formatOf(text: string): PassFormat {
  const format = formats.find((one) => one.recognise(text));
  if (format === undefined) throw new Error('no format recognises the code');
  return format;
}

/** From a code's text to its checked signature, as the judge does it, without the stores. */
async function readOnce({ text, key }: Code): Promise<void> {
  const format = formatOf(text);
  const reading = format.read(text);
  const verification = reading.ok ? await format.verify(reading.pass, [key]) : reading;
  if (!verification.ok) throw new Error(`${format.id}: ${verification.reason}`);
}

async function reads(name: string, code: Code): Promise<Figure> {
  const bare = bareWork();
  const times: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < warmUp + count; round += 1) {
    const began = performance.now();
    await readOnce(code);
    const read = performance.now();
    bare();
    if (round < warmUp) continue;
    times.push(read - began);
    baseline.push(performance.now() - read);
  }
  return timesFigure(name, times, baseline);
}

export const benches: Readonly<Record<string, () => Promise<Figure>>> = Object.fromEntries(
  Object.entries(codes).map(([name, make]) => [name, async () => await reads(name, await make())]),
);
