import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scanners } from '../../../main/scanners/scanners.ts';
import { serialScannerSchema } from '../../../shared/settings.ts';
import { keysOf } from '../../e2e/wedge-keys.ts';
import { Heard } from './heard.ts';
import { openPty } from './pty.ts';

const clock = { now: () => 1_000 };
const serial = (settings: object) => serialScannerSchema.parse(settings);

test('scanners on lines and at the keyboard are read side by side, and do not mix', async (context) => {
  const pty = await openPty();
  context.after(() => pty.close());
  const heard = new Heard();
  const settings = { keyboardWedge: true, serialScanners: [serial({ path: pty.path })] };
  const scanners = new Scanners({ clock, settings, listener: heard });
  scanners.start();
  context.after(() => scanners.stop());
  await heard.until(() => heard.states.includes('open'));
  const keys = keysOf('keyboard');
  scanners.keys(keys.slice(0, 3));
  pty.write('line\r');
  await heard.until(() => heard.outcomes.length === 1);
  scanners.keys(keys.slice(3));
  assert.deepEqual(
    heard.scans.map((scan) => [scan.scanner, 'text' in scan && scan.text]),
    [
      [`serial:${pty.path}`, 'line'],
      ['wedge', 'keyboard'],
    ],
  );
});

test('a keyboard is no scanner if the settings say so', () => {
  const heard = new Heard();
  const settings = { keyboardWedge: false, serialScanners: [] };
  const scanners = new Scanners({ clock, settings, listener: heard });
  scanners.keys(keysOf('keyboard'));
  assert.deepEqual(heard.events, []);
  assert.deepEqual(scanners.statuses(), []);
});

test('a device that is named in the settings and on the command line is one, as it was named last', () => {
  const settings = {
    keyboardWedge: true,
    serialScanners: [
      serial({ path: 'COM3', name: 'A' }),
      serial({ path: 'COM3', name: 'B', baudRate: 4_800 }),
    ],
  };
  const scanners = new Scanners({ clock, settings, listener: new Heard() });
  assert.deepEqual(
    scanners.statuses().map(({ id, name, kind, state }) => ({ id, name, kind, state })),
    [
      { id: 'wedge', name: 'Keyboard', kind: 'wedge', state: 'open' },
      { id: 'serial:COM3', name: 'B', kind: 'serial', state: 'opening' },
    ],
  );
});
