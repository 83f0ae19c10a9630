import type { HealthClaim } from '../../../../main/admission/health/claim-statements.ts';
import { askRules, type RulesAnswer } from '../../../../main/admission/rules/ask-rules.ts';
import type { Pass } from '../../../../main/passes/pass.ts';
import type { Policy } from '../../../../shared/policy.ts';

/** A pass that was read, with these claims. */
export function passWith(claims: Pass['claims'], format = 'pass+jwt'): Pass {
  return {
    format,
    issuer: 'https://health.example',
    algorithm: 'ES256',
    identity: JSON.stringify(claims),
    references: [],
    resolution: 'local',
    claims,
    proof: undefined,
  };
}

/** A venue pass, or the credential of a wallet, that states this of its holder's health. */
export function healthPass(health: HealthClaim): Pass {
  return passWith({ health });
}

type Statement = Readonly<Record<string, string | number>>;

/** The content of an `HC1:` certificate of one statement. */
export function certificate(
  statement: { readonly v: Statement } | { readonly t: Statement } | { readonly r: Statement },
  person: { readonly fnt?: string; readonly gnt?: string; readonly dob?: string } = {},
): Pass {
  const { fnt = 'HONG', gnt = 'GILDONG', dob = '1990-01-01' } = person;
  const lists = Object.entries(statement).map(([kind, one]) => [kind, [{ tg: '840539006', ...one }]]);
  return passWith({ ver: '1.3.0', nam: { fnt, gnt }, dob, ...Object.fromEntries(lists) }, 'hc1');
}

export const vaccinated = (dt: string, dn = 2, sd = 2, mp = 'EU/1/20/1528') =>
  certificate({ v: { dn, sd, mp, dt } });
export const recovered = (fr: string, df: string, du: string) => certificate({ r: { fr, df, du } });
export const tested = (sc: string, tt = 'LP6464-4', tr = '260415000') => certificate({ t: { tt, tr, sc } });

/** What a SMART Health Card says of doses, by the CVX code and the day of each. */
export function card(
  doses: readonly (readonly [cvx: string, day: string])[],
  birthDate = '1990-01-01',
): Pass {
  const immunizations = doses.map(([code, day]) => ({
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code }] },
    occurrenceDateTime: day,
  }));
  const patient = { resourceType: 'Patient', name: [{ family: 'Hong', given: ['Gildong'] }], birthDate };
  const entry = [patient, ...immunizations].map((resource) => ({ resource }));
  return passWith({ vc: { credentialSubject: { fhirBundle: { entry } } } }, 'shc');
}

/** The answer of a policy in a few words: `met`, `second-needed`, or what was not met or not decided. */
export function answer(policy: Policy, pass: Pass, instant: string, timeZone = 'Asia/Seoul'): string {
  if (policy.rules === null) return 'met';
  return inWords(askRules(policy.rules, pass, { now: Date.parse(instant), timeZone }));
}

export function inWords(asked: RulesAnswer): string {
  if (asked.state === 'not-met') return `not met: ${asked.rule.id}`;
  return asked.state === 'undecided' ? `undecided: ${asked.id}` : asked.state;
}
