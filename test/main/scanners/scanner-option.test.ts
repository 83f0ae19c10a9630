import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseScannerOption, ScannerOptionInvalid } from '../../../main/scanners/scanner-option.ts';

test('a scanner on the command line is a path, at 9600 baud unless it is said', () => {
  assert.deepEqual(parseScannerOption('serial:/dev/ttyACM0'), { path: '/dev/ttyACM0', baudRate: 9600 });
  assert.deepEqual(parseScannerOption('serial:/dev/ttyUSB0@115200'), {
    path: '/dev/ttyUSB0',
    baudRate: 115_200,
  });
  assert.deepEqual(parseScannerOption('serial:COM3@19200'), { path: 'COM3', baudRate: 19_200 });
});

test('a path may hold what parts the rate from it', () => {
  assert.equal(parseScannerOption('serial:/dev/by-id/usb-a:b@c').path, '/dev/by-id/usb-a:b@c');
  assert.deepEqual(parseScannerOption('serial:/dev/a@1@4800'), { path: '/dev/a@1', baudRate: 4_800 });
});

test('what cannot be meant is wrong usage, and the message says how it is written', () => {
  for (const text of [
    '',
    'serial:',
    '/dev/ttyACM0',
    'usb:0c2e:0b61',
    'serial:COM3@1',
    'serial:@9600',
    'serial:COM3@99999999',
  ]) {
    assert.throws(
      () => parseScannerOption(text),
      (error) => error instanceof ScannerOptionInvalid && /serial:PATH@BAUD/.test(error.message),
      text,
    );
  }
});
