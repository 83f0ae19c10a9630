import type { IssuerEndpoint } from '../../shared/settings.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import type { Upstream } from '../uplink/network-monitor.ts';

/** Each http(s) host that a source of trust lives on or that is asked about codes, once. */
export function upstreamsOf(
  trust: Pick<TrustStore, 'sources'>,
  endpoints: readonly IssuerEndpoint[],
): readonly Upstream[] {
  const sources = trust
    .sources()
    .map(({ location }) => location.replace(/^(tuf|pretix)\+/, ''))
    .filter((location) => /^https?:/.test(location));
  const urls = [...sources, ...endpoints.map(({ endpoint }) => endpoint)];
  return [...new Map(urls.map((url) => [new URL(url).host, url]))].map(([name, url]) => ({ name, url }));
}
