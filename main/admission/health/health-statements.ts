import type { Pass } from '../../passes/pass.ts';
import { statementsOfCard } from './card-statements.ts';
import { statementsOfCertificate } from './certificate-statements.ts';
import { statementsOfClaim } from './claim-statements.ts';
import type { HealthStatement } from './health-statement.ts';
import { statementsOfSeal } from './seal-statements.ts';

/** Every statement of a pass, whatever its format; none if it is about something else. */
export function healthStatements({ claims }: Pick<Pass, 'claims'>): readonly HealthStatement[] {
  return [
    ...statementsOfClaim(claims),
    ...statementsOfCertificate(claims),
    ...statementsOfCard(claims),
    ...statementsOfSeal(claims),
  ];
}
