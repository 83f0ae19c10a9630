import { coov } from './coov/coov.ts';
import type { PassFormat } from './format.ts';
import { healthCertificate } from './hcert/hcert.ts';
import { nzCovidPass } from './nzcp/nzcp.ts';
import { pretixTicket } from './pretix/pretix.ts';
import { sdJwtCredential } from './sd-jwt-vc/sd-jwt-vc.ts';
import { smartHealthCard } from './smart-health-card/smart-health-card.ts';
import { visibleSeal } from './vdsnc/vdsnc.ts';
import { venuePass } from './venue-pass.ts';
import { verifiableCredential } from './verifiable-credential/verifiable-credential.ts';

/**
 * Every format that this kiosk reads, one line each; the first that recognises a code reads it. A new one is a file or
 * a folder beside these that exports a `PassFormat`, its line here, its codes for the self-check in
 * `main/admission/self-check/cases.ts`, and its good codes in `test/main/passes/good-codes.ts`: the tests then hold
 * it to what every format owes the door.
 */
export const formats: readonly PassFormat[] = [
  venuePass,
  smartHealthCard,
  healthCertificate,
  nzCovidPass,
  verifiableCredential,
  sdJwtCredential,
  coov,
  pretixTicket,
  visibleSeal,
];
