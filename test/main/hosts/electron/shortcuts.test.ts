import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isShortcut } from '../../../../main/hosts/electron/shortcuts.ts';
import { keysOf } from '../../../e2e/wedge-keys.ts';

const none = { alt: false, control: false, meta: false, shift: false };

describe('the keyboard of the window', () => {
  for (const [name, input] of Object.entries({
    'Alt+F4': { code: 'F4', alt: true },
    'Alt+Left': { code: 'ArrowLeft', alt: true },
    'Control+W': { code: 'KeyW', control: true },
    'Control+R': { code: 'KeyR', control: true },
    'Control+Shift+I': { code: 'KeyI', control: true, shift: true },
    'Control+P': { code: 'KeyP', control: true },
    'Control+minus': { code: 'Minus', control: true },
    'Command+Q': { code: 'KeyQ', meta: true },
    F5: { code: 'F5' },
    F11: { code: 'F11' },
    F12: { code: 'F12' },
  })) {
    test(`${name} does nothing`, () => assert.equal(isShortcut({ ...none, ...input }), true));
  }

  for (const [name, input] of Object.entries({
    'a letter': { code: 'KeyR' },
    'a capital letter': { code: 'KeyI', shift: true },
    F4: { code: 'F4' },
    Enter: { code: 'Enter' },
    'Alt and a digit of the number pad, as some scanners send a character': { code: 'Numpad6', alt: true },
    'Control+] , as some scanners send a group separator': { code: 'BracketRight', control: true },
    'Control+J, as some scanners send a line feed': { code: 'KeyJ', control: true },
    'Control+M, as some scanners send a carriage return': { code: 'KeyM', control: true },
  })) {
    test(`${name} reaches the page`, () => assert.equal(isShortcut({ ...none, ...input }), false));
  }

  test('a code that a scanner types reaches the page whole', () => {
    for (const { code, shift } of keysOf(
      'HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC%OQHIZC4.OI',
    )) {
      assert.equal(isShortcut({ ...none, code, shift }), false, code);
    }
  });
});
