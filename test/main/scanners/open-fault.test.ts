import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openFault } from '../../../main/scanners/open-fault.ts';

function faultOf(message: string): string {
  const fault = openFault('PORT', new Error(message));
  return 'detail' in fault ? fault.detail : fault.state;
}

describe('a device that cannot be opened', () => {
  test('is absent if there is none, in the words of any system', () => {
    for (const message of [
      'Error: No such file or directory, cannot open /dev/ttyACM0',
      'Error: No such device or address, cannot open /dev/ttyACM0',
      'Error: Device not configured, cannot open /dev/cu.usbmodem1',
      'Opening COM3: File not found',
    ]) {
      assert.equal(faultOf(message), 'absent', message);
    }
  });

  test('that this user may not open names the group', () => {
    assert.match(faultOf('Error: Permission denied, cannot open /dev/ttyACM0'), /dialout/);
  });

  test('that another program holds names who it may be', () => {
    for (const message of [
      'Error Resource temporarily unavailable Cannot lock port',
      'Error: Device or resource busy, cannot open /dev/ttyACM0',
      'Opening COM3: Access denied',
    ]) {
      assert.match(faultOf(message), /Another program holds PORT/, message);
    }
  });

  test('for any other reason gives that reason', () => {
    assert.equal(
      faultOf('Opening COM3: Unknown error code 31'),
      'PORT cannot be opened: Opening COM3: Unknown error code 31',
    );
    assert.match(faultOf('Error: Input/output error, cannot open X'), /: Input\/output error/);
  });
});
