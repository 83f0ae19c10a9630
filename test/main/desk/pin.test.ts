import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { hashPin, pinMatches } from '../../../main/desk/pin.ts';
import { waitBeforeNextTry } from '../../../main/desk/pin-delay.ts';

describe('a PIN', () => {
  test('opens with itself alone', async () => {
    const hash = await hashPin('482913');
    assert.equal(await pinMatches('482913', hash), true);
    assert.equal(await pinMatches('482914', hash), false);
    assert.equal(await pinMatches('', hash), false);
  });

  test('is hashed with salt: the same PIN twice is not seen to be the same', async () => {
    const [one, two] = await Promise.all([hashPin('1234'), hashPin('1234')]);
    assert.notEqual(one.hash, two.hash);
    assert.ok(!JSON.stringify(one).includes('1234"'));
  });

  test('costs a thief 64 MiB a try, as OWASP says', () => {
    // A process of its own, since PINs are cheap in this one (test/cheap-pins.ts).
    const from = new URL('../../../main/desk/pin.ts', import.meta.url).href;
    const script = `const { hashPin } = await import('${from}'); console.log(JSON.stringify(await hashPin('1234')));`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    const { algorithm, N, r, p } = JSON.parse(said);
    assert.deepEqual({ algorithm, N, r, p }, { algorithm: 'scrypt', N: 65_536, r: 8, p: 1 });
  });
});

describe('after wrong PINs', () => {
  const waits = (count: number, passed: number) => waitBeforeNextTry({ count, lastAt: 0 }, passed);

  test('the wait doubles, up to five minutes', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((count) => waits(count, 0)),
      [1_000, 2_000, 4_000, 8_000, 16_000],
    );
    assert.equal(waits(30, 0), 300_000);
  });

  test('the wait runs out', () => {
    assert.equal(waits(3, 3_000), 1_000);
    assert.equal(waits(3, 4_000), 0);
    assert.equal(waitBeforeNextTry(undefined, 0), 0);
  });

  test('a clock that was set back locks nobody out for longer than the wait', () => {
    assert.equal(waitBeforeNextTry({ count: 2, lastAt: 1_000_000 }, 0), 2_000);
  });
});
