import { networkInterfaces } from 'node:os';

/**
 * Whether this machine has an address that leads anywhere. The system lists an interface only while its cable or its
 * radio holds, so that a plug that is pulled is seen at once and without asking anybody.
 */
export function hasNetworkLink(interfaces: typeof networkInterfaces = networkInterfaces): boolean {
  return Object.values(interfaces()).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address)),
  );
}
