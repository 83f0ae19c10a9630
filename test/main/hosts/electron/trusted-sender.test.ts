import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WebFrameMain } from 'electron';
import { isTrusted } from '../../../../main/hosts/electron/trusted-sender.ts';

const main = { origin: 'app://kiosk', parent: null };

describe('who may ask for the contract', () => {
  test('the main frame of the screens', () => {
    assert.equal(isTrusted(main), true);
  });

  test('no frame inside the screens, even from their own origin', () => {
    assert.equal(isTrusted({ origin: 'app://kiosk', parent: main as WebFrameMain }), false);
  });

  test('no frame that is gone already', () => {
    assert.equal(isTrusted(null), false);
  });

  for (const origin of [
    '',
    'null',
    'about:blank',
    'app://kiosk.example',
    'app://desk',
    'APP://KIOSK',
    'app://kiosk/',
    'file://',
    'http://kiosk',
    'https://kiosk',
    'http://127.0.0.1',
  ]) {
    test(`nothing that comes from "${origin}"`, () => {
      assert.equal(isTrusted({ origin, parent: null }), false);
    });
  }
});
