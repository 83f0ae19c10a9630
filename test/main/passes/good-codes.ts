import { coov } from '../../../main/passes/coov/coov.ts';
import type { PassFormat, VerificationKey } from '../../../main/passes/format.ts';
import { healthCertificate } from '../../../main/passes/hcert/hcert.ts';
import { nzCovidPass } from '../../../main/passes/nzcp/nzcp.ts';
import { pretixTicket } from '../../../main/passes/pretix/pretix.ts';
import { sdJwtCredential } from '../../../main/passes/sd-jwt-vc/sd-jwt-vc.ts';
import { smartHealthCard } from '../../../main/passes/smart-health-card/smart-health-card.ts';
import { visibleSeal } from '../../../main/passes/vdsnc/vdsnc.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { verifiableCredential } from '../../../main/passes/verifiable-credential/verifiable-credential.ts';
import { coovCredential, coovPresentation, newInfraParty } from './coov/infra-issuer.ts';
import { certificateCode } from './hcert/certificate-codes.ts';
import { covidPassCode, issuer as nzIssuer } from './nzcp/covid-pass-codes.ts';
import { ticketCodes, keys as ticketKeys } from './pretix/ticket-codes.ts';
import { namedCode, sdJwtCode } from './sd-jwt-vc/sd-jwt-codes.ts';
import { cardCode, cardJws, deflated, goodCard, newSigner, venueCode } from './signed-codes.ts';
import { certify, newAuthority } from './vdsnc/authority.ts';
import { sealCode } from './vdsnc/seal-codes.ts';
import {
  credentialCode,
  olderCode,
  olderPresentationCode,
  presentationCode,
} from './verifiable-credential/credential-codes.ts';

const signer = await newSigner();
/** Of the one curve that is COOV's and no other's. */
const infra = newInfraParty();
/** Certified for seals, which carry their signer's certificate. */
const authority = await newAuthority();
const sealer = await certify(authority);
/** All that verifies the codes below. */
export const held: readonly VerificationKey[] = [
  signer.held,
  // As the two formats name the same key: by some bytes, and by its issuer's DID.
  { ...signer.held, kid: Buffer.from(signer.held.kid, 'base64').toString('base64') },
  { ...signer.held, issuer: nzIssuer },
  infra.held,
  authority.held,
  ...ticketKeys,
];

/** Good codes of every format, all signed by these two. A new format needs a line here, and is held by
 * `formats.test.ts` and by `npm run nightly` to what every format owes the door. */
export const goodCodes: readonly (readonly [PassFormat, readonly string[]])[] = [
  [venuePass, [await venueCode(signer), await venueCode(signer, { name: '홍길동', nbf: 1 })]],
  [smartHealthCard, [await cardCode(signer), await cardJws(signer, deflated(goodCard))]],
  [healthCertificate, [certificateCode(signer), certificateCode(signer).slice('HC1:'.length)]],
  [nzCovidPass, [await covidPassCode(signer)]],
  [
    verifiableCredential,
    [
      await credentialCode(signer),
      await olderCode(signer),
      await presentationCode(signer, await credentialCode(signer)),
      await olderPresentationCode(signer, await olderCode(signer)),
    ],
  ],
  [sdJwtCredential, [await sdJwtCode(signer), await namedCode(signer)]],
  [
    coov,
    [
      coovCredential(infra, infra.did),
      coovPresentation(infra, coovCredential(infra, infra.did), 'did:infra:01:venue'),
    ],
  ],
  [pretixTicket, ticketCodes.filter(({ key }) => key !== undefined).map(({ code }) => code)],
  [visibleSeal, [await sealCode(sealer)]],
];
