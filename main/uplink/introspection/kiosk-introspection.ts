import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../shared/clock.ts';
import type { IssuerEndpoint } from '../../../shared/settings.ts';
import type { TrustStore } from '../../trust/trust-store.ts';
import { Introspection, type IntrospectionTimings } from './introspection.ts';

/** Asks the endpoints of a profile's settings, with its secrets, and believes signatures by the keys that it holds. */
export function kioskIntrospection(options: {
  readonly profile: string;
  readonly clock: Clock;
  readonly trust: Pick<TrustStore, 'candidates'>;
  readonly endpoints: () => readonly IssuerEndpoint[];
  readonly timings?: Partial<IntrospectionTimings>;
  readonly offline?: (() => boolean) | undefined;
}): Introspection {
  const { profile, clock, trust, endpoints, timings = {}, offline } = options;
  return new Introspection({
    clock,
    endpoints,
    timings,
    offline,
    keys: (issuer, keyId) =>
      trust.candidates({ format: 'opaque', issuer, ...(keyId === undefined ? {} : { keyId }) }).keys,
    secret: ({ secretFile }) =>
      secretFile === undefined ? undefined : readFileSync(join(profile, secretFile), 'utf8').trim(),
  });
}
