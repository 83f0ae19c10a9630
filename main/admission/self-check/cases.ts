import { coov } from './cases/coov.ts';
import { hcert } from './cases/hcert.ts';
import { nzcp } from './cases/nzcp.ts';
import { pretix } from './cases/pretix.ts';
import { sdJwtVc } from './cases/sd-jwt-vc.ts';
import { smartHealthCard } from './cases/smart-health-card.ts';
import { vdsnc } from './cases/vdsnc.ts';
import { venuePass } from './cases/venue-pass.ts';
import { verifiableCredential } from './cases/verifiable-credential.ts';
import type { FormatCases } from './format-cases.ts';

/** One line a format. Each file is data; `test/main/admission/self-check/code-makers.ts` shows how it was made. */
export const knownCases: readonly FormatCases[] = [
  venuePass,
  smartHealthCard,
  hcert,
  nzcp,
  verifiableCredential,
  sdJwtVc,
  coov,
  pretix,
  vdsnc,
];
