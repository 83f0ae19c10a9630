import type { Pass } from '../../passes/pass.ts';
import { cardResources } from './card-statements.ts';
import { certificateOf } from './certificate-statements.ts';
import { healthClaimOf } from './claim-statements.ts';
import { sealOf } from './seal-statements.ts';

/** Whose pass it is, as far as two passes can be compared: letters of the name without accents, and the birth date. */
export interface Person {
  readonly name: string;
  readonly birthDate: string;
}

/** Family name first. ICAO 9303 fills up with `<`; others write spaces, hyphens, accents, small letters. */
function lettersOf(...names: readonly (string | undefined)[]): string {
  return names
    .join('')
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function personNamed(name: string, birthDate: string | undefined): Person | undefined {
  if (name === '' || birthDate === undefined || birthDate === '') return undefined;
  return { name, birthDate: birthDate.slice(0, 10) };
}

/** `undefined`: the pass does not say both a name and a birth date. */
export function personOf({ claims, name }: Pick<Pass, 'claims' | 'name'>): Person | undefined {
  const claim = healthClaimOf(claims);
  if (claim !== undefined) return personNamed(lettersOf(name ?? claim.name), claim.birthDate);
  const certificate = certificateOf(claims);
  if (certificate !== undefined) {
    const { fn, gn, fnt, gnt } = certificate.nam;
    return personNamed(lettersOf(fnt ?? fn, gnt ?? gn), certificate.dob);
  }
  const seal = sealOf(claims);
  if (seal !== undefined) return personNamed(lettersOf(seal.msg.pid.n), seal.msg.pid.dob);
  const patient = cardResources(claims).find(({ resourceType }) => resourceType === 'Patient');
  const called = patient?.name?.[0];
  return personNamed(lettersOf(called?.family, ...(called?.given ?? [])), patient?.birthDate);
}
