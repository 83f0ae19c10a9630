import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { WedgeScanner } from '../../../main/scanners/wedge-scanner.ts';
import type { WedgeKey } from '../../../shared/kiosk-event.ts';
import { keysOf } from '../../e2e/wedge-keys.ts';
import { Heard } from './heard.ts';
import { describeScanner } from './scanner-contract.ts';

const clock = { now: () => 1_000 };

/** A wedge whose keys are pressed one millisecond after the other, whatever the test does meanwhile. */
function newWedge(context: TestContext) {
  const heard = new Heard();
  const scanner = new WedgeScanner({ clock, listener: heard });
  context.after(() => scanner.stop());
  let at = 0;
  const press = (key: Partial<WedgeKey>, gapMs = 1) => {
    at += gapMs;
    scanner.keys([{ code: '', shift: false, chord: false, at, ...key }]);
  };
  const keys = (text: string, gapMs = 1): WedgeKey[] => {
    const typed = [...text].flatMap((character) =>
      character === '\r' ? keysOf('') : keysOf(character).slice(0, 1),
    );
    return typed.map((key) => {
      at += gapMs;
      return { ...key, at };
    });
  };
  return { heard, scanner, press, keys, send: (text: string) => scanner.keys(keys(text)) };
}

describeScanner('a keyboard', async (context) => {
  const { heard, scanner, send, press } = newWedge(context);
  let brokenOff = false;
  return {
    heard,
    send: (text) => {
      // What the screen was told has ended did so because time passed.
      if (heard.events.at(-1) === 'ended' && !brokenOff) {
        brokenOff = true;
        press({ code: 'ShiftLeft' }, 300);
      }
      send(text);
    },
    spoil: () => press({ code: 'KeyC', chord: true }),
    stop: async () => scanner.stop(),
  };
});

test('every printable character is read, whatever the layout of the system', (context) => {
  const { heard, send } = newWedge(context);
  const all = Array.from({ length: 95 }, (_, n) => String.fromCharCode(0x20 + n)).join('');
  send(`${all}\r`);
  assert.deepEqual(heard.outcomes, [`text ${all}`]);
});

test('digits and signs of the number pad are read', (context) => {
  const { heard, press } = newWedge(context);
  for (const code of ['Numpad4', 'Numpad2', 'NumpadDecimal', 'NumpadSubtract', 'NumpadEnter'])
    press({ code });
  assert.deepEqual(heard.outcomes, ['text 42.-']);
});

test('a whole code in one batch is not announced, so the screen does not flicker', (context) => {
  const { heard, scanner } = newWedge(context);
  scanner.keys(keysOf('eyJhbGciOiJFUzI1NiJ9'));
  assert.deepEqual(heard.events, ['text eyJhbGciOiJFUzI1NiJ9']);
});

test('two codes in one batch are two', (context) => {
  const { heard, scanner, keys } = newWedge(context);
  scanner.keys([...keys('one\r'), ...keys('two\r')]);
  assert.deepEqual(heard.events, ['text one', 'text two']);
});

test('keys that type nothing are nothing', (context) => {
  const { heard, send, press } = newWedge(context);
  send('co');
  for (const code of ['ShiftLeft', 'CapsLock', 'NumLock', 'Lang1', 'ArrowDown']) press({ code });
  press({ code: 'AltLeft', chord: true });
  send('de\r');
  press({ code: 'ArrowDown' });
  assert.deepEqual(heard.events, ['reading', 'text code']);
});

test('the timestamps of the keys part one code from the next, in one batch too', (context) => {
  const { heard, scanner, keys, press } = newWedge(context);
  const brushed = keys('brushed');
  press({ code: 'ShiftLeft' }, 251);
  scanner.keys([...brushed, ...keys('code\r')]);
  assert.deepEqual(heard.events, ['text code']);
});

test('a code whose keys the window sends late is whole, because they were pressed in time', async (context) => {
  const { heard, send } = newWedge(context);
  send('pressed in time,');
  await heard.until(() => heard.events.includes('ended'));
  send(' sent late\r');
  assert.deepEqual(heard.outcomes, ['text pressed in time, sent late']);
});

test('keys of a window that was loaded anew are no part of what was pressed before', (context) => {
  const { heard, scanner } = newWedge(context);
  const pressed = (text: string, from: number) => keysOf(text).map((key, n) => ({ ...key, at: from + n }));
  scanner.keys(pressed('before', 90_000).slice(0, -1));
  scanner.keys(pressed('after', 50));
  assert.deepEqual(heard.outcomes, ['text after']);
});

for (const [name, key, detail] of [
  ['a control character', { code: 'BracketRight', chord: true }, /ALT mode/],
  ['Tab with Alt held, which is no end of a code', { code: 'Tab', chord: true }, /ALT mode/],
  ['a function key', { code: 'F8' }, /US keyboard/],
  ['a backspace', { code: 'Backspace' }, /US keyboard/],
  ['a key that no US keyboard has', { code: 'IntlRo' }, /US keyboard/],
  ['a key that the input method took', { code: 'Unidentified' }, /input method/],
] as const) {
  test(`a code with ${name} is unreadable, and the detail says why`, (context) => {
    const { heard, send, press } = newWedge(context);
    send('code');
    press(key);
    send('code\r');
    const [scan] = heard.scans;
    assert.ok(scan !== undefined && 'fault' in scan);
    assert.equal(scan.fault, 'unreadable');
    assert.match(scan.detail, detail);
    assert.equal(heard.statuses.at(-1)?.detail, scan.detail);
  });
}

test('a scanner that types by ALT and the number pad is named as such', (context) => {
  const { heard, press } = newWedge(context);
  for (const digit of '067065084') press({ code: `Numpad${digit}`, chord: true });
  press({ code: 'Enter' });
  const [scan] = heard.scans;
  assert.ok(scan !== undefined && 'fault' in scan);
  assert.match(scan.detail, /ALT mode/);
});

test('a hand on the keyboard is no scan: it pauses, types slowly, or presses one key', (context) => {
  const { heard, scanner, keys, press } = newWedge(context);
  scanner.keys(keys('paused\r', 260));
  scanner.keys(keys('typed by a fast typist\r', 110));
  press({ code: 'KeyA' }, 300);
  press({ code: 'Enter' });
  press({ code: 'Enter' }, 300);
  press({ code: 'F5' }, 300);
  press({ code: 'KeyC', chord: true }, 300);
  press({ code: 'Enter' });
  assert.deepEqual(heard.outcomes, []);
  assert.notEqual(heard.events.at(-1), 'reading');
});

test('the slowest of scanners is read', (context) => {
  const { heard, scanner, keys } = newWedge(context);
  scanner.keys(keys('short\r', 60));
  const long = 'x'.repeat(300);
  scanner.keys(keys(`${long}\r`, 60));
  assert.deepEqual(heard.outcomes, ['text short', `text ${long}`]);
});
