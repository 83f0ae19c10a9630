import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkAccount } from '../../../renderer/desk/house/check-account.ts';

describe('what is typed about an account', () => {
  test('needs a name and the same PIN twice where the account is new', () => {
    assert.equal(checkAccount({ name: ' ', pin: '2468', pinAgain: '2468' }, 'needed'), 'no-name');
    assert.equal(checkAccount({ name: 'Lee' }, 'needed'), 'no-pin');
    assert.equal(checkAccount({ name: 'Lee', pin: '246', pinAgain: '246' }, 'needed'), 'no-pin');
    assert.equal(checkAccount({ name: 'Lee', pin: '2468', pinAgain: '2469' }, 'needed'), 'pins-differ');
    assert.equal(checkAccount({ name: 'Lee', pin: '2468', pinAgain: '2468' }, 'needed'), undefined);
  });

  test('may leave the PIN of an account as it is, but not half of another', () => {
    assert.equal(checkAccount({ name: 'Lee', pin: '', pinAgain: '' }, 'optional'), undefined);
    assert.equal(checkAccount({ name: 'Lee', pin: '', pinAgain: '2468' }, 'optional'), 'no-pin');
    assert.equal(checkAccount({ name: 'Lee', pin: '2468', pinAgain: '' }, 'optional'), 'pins-differ');
  });
});
