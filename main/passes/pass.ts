import type { EpochMs } from '../../shared/clock.ts';

/** What of a health certificate is hashed to list it as revoked (Implementing Decision (EU) 2022/483). */
export type HashType = 'SIGNATURE' | 'UCI' | 'COUNTRYCODEUCI';

/** Where an issuer says whether a pass still holds. Terms of the format's own standard. */
export type RevocationReference =
  /** IETF Token Status List: `list` is the list's URI, `index` the position in it. */
  | { readonly scheme: 'status-list'; readonly list: string; readonly index: number }
  /** W3C Bitstring Status List: `size` bits from `index * size` on, the most significant first. */
  | {
      readonly scheme: 'bitstring-status-list';
      readonly list: string;
      readonly index: number;
      readonly purpose: 'revocation' | 'suspension';
      readonly size: number;
    }
  /** Credentials that their issuer withdraws by their identifier, as COOV's are: `credential` is that identifier. */
  | { readonly scheme: 'credential-id'; readonly credential: string }
  /** pretix tickets, which their event revokes or blocks as they are printed: `secret` is the code itself. */
  | { readonly scheme: 'ticket-secret'; readonly secret: string }
  /** SMART Health Cards revocation: `list` is the kid whose CRL it is, `issuedAt` the card's `nbf`. */
  | { readonly scheme: 'shc-rid'; readonly list: string; readonly rid: string; readonly issuedAt: EpochMs }
  /** X.509 lists (RFC 5280, 5): `authority` is the key id of who signs the list, `serial` the pass signer's, in hexadecimal. */
  | { readonly scheme: 'x509-crl'; readonly authority: string; readonly serial: string }
  /** EU health certificates: all hashes under which a certificate may be listed, in base64. */
  | {
      readonly scheme: 'hcert-hash';
      readonly hashes: readonly { readonly type: HashType; readonly hash: string }[];
    };

/** What a pass says of its being shown: made by its holder, for a place, for a short time. */
export interface Presentation {
  /** Whom it was made for; none if it does not say. */
  readonly audience: readonly string[];
  /** When it was made, if it says so. */
  readonly madeAt?: EpochMs;
  readonly expiresAt: EpochMs;
}

/** What a code says, read but not yet believed: nothing here is verified until the format's `verify` says so. */
export interface Pass {
  /** The id of the format that read it. */
  readonly format: string;
  /** Whom the pass names as its issuer. Absent where a code names none: the key that verifies it tells. */
  readonly issuer?: string;
  /** Absent where a code names no key: every key of its issuer is tried. */
  readonly keyId?: string;
  /** The JOSE or COSE name of the signature algorithm that the pass names for itself. */
  readonly algorithm: string;
  /** One string that is the same whenever the same pass is shown, and for no other. The journal keeps its keyed hash. */
  readonly identity: string;
  readonly subject?: string;
  readonly type?: string;
  readonly name?: string;
  readonly notBefore?: EpochMs;
  readonly expiresAt?: EpochMs;
  readonly issuedAt?: EpochMs;
  readonly references: readonly RevocationReference[];
  /** Set if the holder wrapped it for this occasion and signed that. */
  readonly presentation?: Presentation;
  /** `issuer`: only the issuer, asked online, can say what the code stands for. `list`: a list that is held here did. */
  readonly resolution: 'local' | 'issuer' | 'list';
  /** The decoded claims, for the rules of a policy. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the format's `verify` needs; nobody else looks inside. */
  readonly proof: unknown;
}
