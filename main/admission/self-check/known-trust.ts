import type { TrustView } from '../judge.ts';
import type { FormatCases, KnownCode } from './format-cases.ts';

/** The trust store of a check: it holds the keys of one format's cases, as fresh as can be, or nothing. */
export function knownTrust({ format, keys }: FormatCases, { at, held }: KnownCode): TrustView {
  const known = held === 'nothing' ? [] : keys;
  return {
    edition: () => 0,
    issuer: (id) => (known.some(({ issuer }) => issuer === id) ? { id, name: id } : undefined),
    candidates: (pass) => {
      const ofIssuer = known.filter(({ issuer }) =>
        pass.issuer === undefined ? pass.format === format : issuer === pass.issuer,
      );
      const named = ofIssuer.filter(({ kid }) => pass.keyId === undefined || kid === pass.keyId);
      return { issuerHeld: ofIssuer.length > 0, keys: named };
    },
    revocation: ({ references }) =>
      references.length === 0
        ? { state: 'not-needed' }
        : { state: held === 'revoked' ? 'revoked' : 'valid', asOf: at },
    ages: () => ({ keys: at, revocations: at }),
  };
}
