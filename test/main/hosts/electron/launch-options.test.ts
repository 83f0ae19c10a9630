import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { launchOptions } from '../../../../main/hosts/electron/launch-options.ts';
import { startedAgain } from '../../../../main/hosts/electron/started-again.ts';

describe("the command line of Electron's host", () => {
  test('names the profile, the scanners and the shape of the window', () => {
    const options = launchOptions([
      '.',
      ...['--profile', 'door', '--window', '--supervised'],
      ...['--scanner', 'serial:/dev/ttyACM0@9600', '--scanner', 'serial:/dev/ttyUSB1'],
    ]);
    assert.equal(options.profile, resolve('door'));
    assert.equal(options.view, 'window');
    assert.equal(options.supervised, true);
    assert.deepEqual(
      options.scanners.map(({ path }) => path),
      ['/dev/ttyACM0', '/dev/ttyUSB1'],
    );
    assert.equal(options.scanners[0]?.baudRate, 9600);
  });

  test('is a kiosk on the whole screen unless it says otherwise', () => {
    const { view, supervised, scanners } = launchOptions(['--profile', 'door']);
    assert.deepEqual({ view, supervised, scanners }, { view: 'kiosk', supervised: false, scanners: [] });
  });

  test('begins with a rehearsal if it says so, and without one after a fall', () => {
    const args = ['--profile', 'door', '--rehearsal', '--supervised'];
    assert.equal(launchOptions(args).rehearsal, true);
    const again = launchOptions(startedAgain(args));
    assert.deepEqual({ ...again, rehearsal: true }, launchOptions(args));
    assert.equal(again.rehearsal, false);
  });

  test("leaves alone what is Chromium's", () => {
    const { view } = launchOptions([
      '--inspect=0',
      '--remote-debugging-port=0',
      '--no-sandbox',
      '.',
      '--window',
    ]);
    assert.equal(view, 'window');
  });

  test('is refused with a scanner that is none', () => {
    assert.throws(() => launchOptions(['--scanner', 'parallel:lpt1']), { name: 'ScannerOptionInvalid' });
  });
});
