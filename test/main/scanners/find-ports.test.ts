import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPorts, type ListedPort } from '../../../main/scanners/find-ports.ts';
import { serialScannerSchema } from '../../../shared/settings.ts';

const listed: readonly ListedPort[] = [
  { path: '/dev/ttyS0' },
  { path: '/dev/ttyACM1', vendorId: '0C2E', productId: '0B6A', serialNumber: 'B' },
  { path: '/dev/ttyACM0', vendorId: '0c2e', productId: '0b6a', serialNumber: 'A' },
  { path: '/dev/ttyUSB0', vendorId: '1a86', productId: '7523' },
];

function found(settings: object): Promise<readonly string[]> {
  return findPorts(serialScannerSchema.parse(settings), async () => listed);
}

describe('a serial scanner', () => {
  test('that is given by its path is not looked up, because links and pseudo-terminals are never listed', async () => {
    assert.deepEqual(await found({ path: '/dev/serial/by-id/usb-scanner' }), [
      '/dev/serial/by-id/usb-scanner',
    ]);
  });

  test('that is given by its USB ids is found, in whatever case the system writes them', async () => {
    assert.deepEqual(await found({ vendorId: '1A86', productId: '7523' }), ['/dev/ttyUSB0']);
  });

  test('of which there are two alike is either, or the one with the serial number', async () => {
    assert.deepEqual(await found({ vendorId: '0c2e' }), ['/dev/ttyACM0', '/dev/ttyACM1']);
    assert.deepEqual(await found({ vendorId: '0c2e', serialNumber: 'B' }), ['/dev/ttyACM1']);
  });

  test('that is not plugged in is not found', async () => {
    assert.deepEqual(await found({ vendorId: '05e0' }), []);
  });
});
