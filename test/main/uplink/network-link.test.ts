import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import { hasNetworkLink } from '../../../main/uplink/network-link.ts';

function linkWith(addresses: readonly (readonly [address: string, internal: boolean])[]): boolean {
  const infos = addresses.map(
    ([address, internal]): NetworkInterfaceInfo => ({
      address,
      internal,
      netmask: '',
      mac: '00:00:00:00:00:00',
      cidr: null,
      ...(address.includes(':') ? { family: 'IPv6', scopeid: 0 } : { family: 'IPv4' }),
    }),
  );
  return hasNetworkLink(() => ({ one: infos }));
}

test('a machine with an address of a network has a link', () => {
  assert.equal(
    linkWith([
      ['127.0.0.1', true],
      ['192.168.0.7', false],
    ]),
    true,
  );
  assert.equal(
    linkWith([
      ['::1', true],
      ['2001:db8::7', false],
    ]),
    true,
  );
});

test('a machine that knows only itself, or gave itself an address because nobody else did, has none', () => {
  assert.equal(linkWith([]), false);
  assert.equal(
    linkWith([
      ['127.0.0.1', true],
      ['::1', true],
    ]),
    false,
  );
  assert.equal(
    linkWith([
      ['169.254.10.2', false],
      ['fe80::1', false],
    ]),
    false,
  );
});
