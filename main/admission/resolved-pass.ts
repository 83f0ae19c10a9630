import type { EpochMs } from '../../shared/clock.ts';
import type { Pass } from '../passes/pass.ts';
import type { Resolution } from './questions.ts';

function instant(seconds: number | undefined): EpochMs | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

/**
 * What a code stands for, once its issuer said so: claims of RFC 7662, section 2.2. The same `jti`, else the same
 * `sub`, is the same pass, since a code may change every few seconds while the guest stays the same.
 */
export function resolvedPass(pass: Pass, resolution: Resolution | undefined): Pass {
  if (pass.resolution !== 'issuer' || resolution?.state !== 'active') return pass;
  const { claims } = resolution;
  const { sub, jti, username, type } = claims;
  const [notBefore, expiresAt, issuedAt] = [instant(claims.nbf), instant(claims.exp), instant(claims.iat)];
  const one = jti ?? sub;
  return {
    ...pass,
    ...(one === undefined ? {} : { identity: JSON.stringify([pass.issuer, one]) }),
    ...(sub === undefined ? {} : { subject: sub }),
    ...(username === undefined ? {} : { name: username }),
    ...(type === undefined ? {} : { type }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    claims,
  };
}
