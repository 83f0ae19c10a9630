import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { captureWedge } from '../../renderer/wedge.ts';
import type { WedgeKey } from '../../shared/kiosk-event.ts';
import { keysOf } from '../e2e/wedge-keys.ts';

class Key extends Event {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey = false;
  readonly metaKey = false;
  readonly repeat: boolean;
  constructor(code: string, more: { shift?: boolean; ctrl?: boolean; repeat?: boolean } = {}) {
    super('keydown', { cancelable: true });
    this.code = code;
    this.shiftKey = more.shift ?? false;
    this.ctrlKey = more.ctrl ?? false;
    this.repeat = more.repeat ?? false;
  }
}

let window: EventTarget;
let batches: WedgeKey[][];
let frame: (() => void)[];
let staffKeys: number;
let end: () => void;

beforeEach(() => {
  window = new EventTarget();
  batches = [];
  frame = [];
  staffKeys = 0;
  end = captureWedge({
    target: window as Window,
    send: (keys) => batches.push(keys),
    soon: (work) => frame.push(work),
    onStaffKey: () => {
      staffKeys += 1;
    },
  });
});

function press(...keys: readonly Key[]): void {
  for (const key of keys) window.dispatchEvent(key);
}

function paint(): void {
  for (const work of frame.splice(0)) work();
}

describe('the keys of a scanner that types', () => {
  test('go to the kiosk in one message, at once with its Enter', () => {
    press(...keysOf('Ab1').map(({ code, shift }) => new Key(code, { shift })));
    assert.deepEqual(
      batches.map((keys) => keys.map(({ code, shift }) => (shift ? `Shift+${code}` : code))),
      [['Shift+KeyA', 'KeyB', 'Digit1', 'Enter']],
    );
    paint();
    assert.equal(batches.length, 1);
  });

  test('go with the next frame while the code goes on', () => {
    press(new Key('KeyA'), new Key('KeyB'));
    assert.equal(batches.length, 0);
    paint();
    press(new Key('KeyC'));
    paint();
    assert.deepEqual(
      batches.map((keys) => keys.map(({ code }) => code)),
      [['KeyA', 'KeyB'], ['KeyC']],
    );
  });

  test('never press a button or scroll the screen', () => {
    for (const code of ['Space', 'Enter', 'Tab', 'KeyA', 'PageDown']) {
      const key = new Key(code);
      press(key);
      assert.equal(key.defaultPrevented, true, code);
    }
  });

  test('say nothing for a key that is held, nor for Shift alone', () => {
    press(new Key('ShiftLeft'), new Key('KeyA'), new Key('KeyA', { repeat: true }), new Key('Enter'));
    assert.deepEqual(
      batches.flat().map(({ code }) => code),
      ['KeyA', 'Enter'],
    );
  });

  test('say that one is missing where an input method kept it', () => {
    press(new Key('KeyA'), new Key(''), new Key('Enter'));
    assert.deepEqual(
      batches.flat().map(({ code }) => code),
      ['KeyA', 'Unidentified', 'Enter'],
    );
  });

  test('say that Ctrl was down', () => {
    press(new Key('KeyM', { ctrl: true }), new Key('Enter'));
    assert.deepEqual(
      batches.flat().map(({ chord }) => chord),
      [true, false],
    );
  });

  test('never are more in a message than the contract takes', () => {
    press(...Array.from({ length: 1_100 }, () => new Key('Digit1')), new Key('Enter'));
    assert.deepEqual(
      batches.map(({ length }) => length),
      [512, 512, 77],
    );
  });
});

test('F2 is the way to the desk and no part of a code', () => {
  press(new Key('KeyA'), new Key('F2'), new Key('Enter'));
  assert.equal(staffKeys, 1);
  assert.deepEqual(
    batches.flat().map(({ code }) => code),
    ['KeyA', 'Enter'],
  );
});

test('a field keeps the keys that are typed into it', () => {
  const field = Object.assign(new EventTarget(), { matches: () => true });
  const key = new Key('KeyA');
  Object.defineProperty(key, 'target', { value: field });
  press(key, new Key('Enter'));
  assert.equal(key.defaultPrevented, false);
  assert.deepEqual(
    batches.flat().map(({ code }) => code),
    ['Enter'],
  );
});

test('nothing is taken after the entrance is left', () => {
  press(new Key('KeyA'));
  end();
  const key = new Key('Enter');
  press(key);
  paint();
  assert.equal(key.defaultPrevented, false);
  assert.deepEqual(batches, []);
});
