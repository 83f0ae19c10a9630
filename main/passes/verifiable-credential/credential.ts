import { z } from 'zod';
import type { EpochMs } from '../../../shared/clock.ts';
import { numericDateSchema, toEpochMs } from '../numeric-date.ts';
import type { RevocationReference } from '../pass.ts';
import { referencesOf, statusSchemas } from './credential-status.ts';

const versions = {
  '2.0': 'https://www.w3.org/ns/credentials/v2',
  '1.1': 'https://www.w3.org/2018/credentials/v1',
} as const;

const identifier = z.string().min(1).max(1_024);
const instant = z.iso.datetime({ offset: true });
const subject = z.looseObject({ id: identifier.exactOptional(), name: z.unknown().optional() });

/** What both versions say, under the same names. */
const common = {
  '@context': z.array(z.unknown()).min(1),
  id: identifier.exactOptional(),
  type: z.array(z.string().max(256)).refine((types) => types.includes('VerifiableCredential')),
  credentialSubject: z.union([subject, z.array(subject).min(1)]),
  credentialStatus: statusSchemas.credentialStatus.exactOptional(),
};
const issuer = z.union([identifier, z.looseObject({ id: identifier })]);

/** Registered claims of the token (RFC 7519, 4.1; RFC 7800, 3.1), which may repeat what the credential says. */
const registered = {
  iss: identifier.exactOptional(),
  sub: identifier.exactOptional(),
  jti: identifier.exactOptional(),
  iat: numericDateSchema.exactOptional(),
  nbf: numericDateSchema.exactOptional(),
  exp: numericDateSchema.exactOptional(),
  cnf: z.looseObject({ jwk: z.looseObject({ kty: z.string() }).exactOptional() }).exactOptional(),
  status: statusSchemas.status.exactOptional(),
};

/** The payload is the credential (VC-JOSE-COSE, 3.1.1; data model 2.0, 4). */
const currentSchema = z.looseObject({
  ...registered,
  ...common,
  issuer,
  validFrom: instant.exactOptional(),
  validUntil: instant.exactOptional(),
  vc: z.never().exactOptional(),
  vp: z.never().exactOptional(),
});

/** The payload has the credential as its claim `vc` (data model 1.1, 6.3.1). */
const olderSchema = z.looseObject({
  ...registered,
  iss: identifier,
  vc: z.looseObject({
    ...common,
    issuer: issuer.exactOptional(),
    issuanceDate: instant.exactOptional(),
    expirationDate: instant.exactOptional(),
  }),
});

/** A credential, whichever version of the data model it is written in. */
export interface Credential {
  readonly issuer: string;
  readonly id?: string;
  /** Whom it is about, if it says so by an identifier. */
  readonly holder?: string;
  /** Public key of whoever may present it (RFC 7800). */
  readonly holderKey?: Readonly<Record<string, unknown>>;
  readonly type?: string;
  readonly name?: string;
  readonly issuedAt?: EpochMs;
  readonly notBefore?: EpochMs;
  readonly expiresAt?: EpochMs;
  readonly references: readonly RevocationReference[];
}

export type CredentialReading =
  | { readonly ok: true; readonly credential: Credential }
  | { readonly ok: false; readonly detail: string };

interface Said {
  readonly token: z.infer<z.ZodObject<typeof registered>>;
  readonly credential: z.infer<z.ZodObject<typeof common>> & { readonly issuer?: z.infer<typeof issuer> };
  readonly from: string | undefined;
  readonly until: string | undefined;
}

function idOf(named: z.infer<typeof issuer> | undefined): string | undefined {
  return typeof named === 'object' ? named.id : named;
}

/** Where the token and the credential both say when it holds, it holds only while both do. */
function validity({ token, from, until }: Said): Pick<Credential, 'issuedAt' | 'notBefore' | 'expiresAt'> {
  const starts = [
    ...(token.nbf === undefined ? [] : [toEpochMs(token.nbf)]),
    ...(from === undefined ? [] : [Date.parse(from)]),
  ];
  const ends = [
    ...(token.exp === undefined ? [] : [toEpochMs(token.exp)]),
    ...(until === undefined ? [] : [Date.parse(until)]),
  ];
  return {
    ...(token.iat === undefined ? {} : { issuedAt: toEpochMs(token.iat) }),
    ...(starts.length === 0 ? {} : { notBefore: Math.max(...starts) }),
    ...(ends.length === 0 ? {} : { expiresAt: Math.min(...ends) }),
  };
}

function credentialOf(said: Said): CredentialReading {
  const { token, credential } = said;
  const [subject, another] = [credential.credentialSubject].flat();
  const named = idOf(credential.issuer);
  const issuer = token.iss ?? named;
  const id = token.jti ?? credential.id;
  const holder = token.sub ?? (another === undefined ? subject?.id : undefined);
  // Names that contradict each other would let a token stand for whichever suits (VC-JOSE-COSE, 3.1.3).
  if (issuer === undefined || (named ?? issuer) !== issuer) {
    return { ok: false, detail: 'The credential and its token name different issuers.' };
  }
  if (another === undefined && (subject?.id ?? holder) !== holder) {
    return { ok: false, detail: 'The credential and its token name different subjects.' };
  }
  const types = credential.type.filter((type) => type !== 'VerifiableCredential');
  const name = another === undefined ? subject?.name : undefined;
  const holderKey = token.cnf?.jwk;
  return {
    ok: true,
    credential: {
      issuer,
      ...(id === undefined ? {} : { id }),
      ...(holder === undefined ? {} : { holder }),
      ...(holderKey === undefined ? {} : { holderKey }),
      ...(types.length === 0 ? {} : { type: types.join(', ') }),
      ...(typeof name === 'string' && name !== '' && name.length <= 256 ? { name } : {}),
      ...validity(said),
      references: referencesOf({
        ...(credential.credentialStatus === undefined
          ? {}
          : { credentialStatus: credential.credentialStatus }),
        ...(token.status === undefined ? {} : { status: token.status }),
      }),
    },
  };
}

function malformed(error: z.ZodError): CredentialReading {
  // Only the claim's name: its value may be the guest's.
  const claim = error.issues[0]?.path.join('.');
  return { ok: false, detail: `The claim ${claim} of the credential is missing or malformed.` };
}

/** Reads the payload of a credential's token, or says in English what is wrong with it. */
export function readCredential(payload: Readonly<Record<string, unknown>>): CredentialReading {
  if ('vc' in payload) {
    const parsed = olderSchema.safeParse(payload);
    if (!parsed.success) return malformed(parsed.error);
    const { vc, ...token } = parsed.data;
    if (vc['@context'][0] !== versions['1.1'])
      return { ok: false, detail: 'The claim vc is not of the data model 1.1.' };
    return credentialOf({ token, credential: vc, from: vc.issuanceDate, until: vc.expirationDate });
  }
  const parsed = currentSchema.safeParse(payload);
  if (!parsed.success) return malformed(parsed.error);
  const { data } = parsed;
  if (data['@context'][0] !== versions['2.0'])
    return { ok: false, detail: 'The credential is not of the data model 2.0.' };
  return credentialOf({ token: data, credential: data, from: data.validFrom, until: data.validUntil });
}
