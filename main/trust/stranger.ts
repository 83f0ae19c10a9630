import { createHash } from 'node:crypto';
import type { Stranger } from '../../shared/contract/trust.ts';
import type { Bundle, IssuerPart } from './bundle.ts';
import type { HeldTrust } from './held-trust.ts';
import { SourceRefused } from './source-refused.ts';

/** What a person compares: a key's own thumbprint (RFC 7638), and of several keys the SHA-256 of all of theirs. */
function fingerprintOf(thumbprints: readonly string[]): string {
  const [only = '', ...others] = [...new Set(thumbprints)].toSorted();
  if (others.length === 0) return Buffer.from(only, 'base64url').toString('hex');
  return createHash('sha256')
    .update([only, ...others].join('\n'))
    .digest('hex');
}

/** The key that answers for the others, where they are signed; else each of them. */
function thumbprintsOf({ keys }: IssuerPart): readonly string[] {
  if (keys === undefined) return [];
  const { signed } = keys;
  return signed === undefined ? keys.keys.map(({ thumbprint }) => thumbprint) : [signed.by.thumbprint];
}

/** Who of a bundle would be believed from now on, because no key of theirs is held yet. */
export function strangerIn({ parts }: Bundle, held: Pick<HeldTrust, 'keysOf'>): Stranger | undefined {
  const strange = parts.filter(
    (part) => thumbprintsOf(part).length > 0 && held.keysOf(part.issuer).length === 0,
  );
  const [first] = strange;
  if (first === undefined) return undefined;
  return {
    what: 'keys',
    issuer: first.issuer,
    name: first.name ?? first.issuer,
    issuers: strange.length,
    sha256: fingerprintOf(strange.flatMap(thumbprintsOf)),
  };
}

/** Nobody answered for these keys yet: a person decides. */
export function refusedStranger(stranger: Stranger): SourceRefused {
  const who = stranger.what === 'root' ? `the root ${stranger.version}` : stranger.name;
  return new SourceRefused(
    'untrusted',
    `Nobody has trusted ${who} yet. It brings the fingerprint ${stranger.sha256}: a manager compares it with what the publisher says.`,
    { stranger },
  );
}
