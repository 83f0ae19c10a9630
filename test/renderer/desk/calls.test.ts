import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { called } from '../../../renderer/desk/calls.ts';

function throwing(error: unknown) {
  return called(() => Promise.reject(error));
}

test('what the kiosk answers is passed on', async () => {
  assert.deepEqual(await called(async () => 7), { type: 'done', value: 7 });
});

test("the contract's errors are told apart", async () => {
  assert.deepEqual(await throwing(new ORPCError('LOCKED')), { type: 'locked' });
  assert.deepEqual(await throwing(new ORPCError('NOT_ALLOWED')), { type: 'not-allowed' });
  const refused = new ORPCError('REFUSED', { data: { detail: 'Row 3 is no manual entry.' } });
  assert.deepEqual(await throwing(refused), { type: 'refused', detail: 'Row 3 is no manual entry.' });
});

test('a fault or a lost connection is a call that failed', async () => {
  assert.deepEqual(await throwing(new ORPCError('INTERNAL_SERVER_ERROR')), { type: 'failed' });
  assert.deepEqual(await throwing(new TypeError('the socket closed')), { type: 'failed' });
});
