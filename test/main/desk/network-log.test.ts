import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetworkLog } from '../../../main/desk/network-log.ts';
import type { UpstreamStatus } from '../../../shared/kiosk-event.ts';
import type { NetworkState } from '../../../shared/verdict.ts';

function newLog(state: NetworkState) {
  const notes: unknown[] = [];
  const log = new NetworkLog({ note: (_, note) => notes.push(note) }, state);
  return { log, notes };
}

function upstream(name: string, state: NetworkState, detail = ''): UpstreamStatus {
  return { name, state, since: 0, detail };
}

test('writes down which upstream is not reached, once', () => {
  const { log, notes } = newLog('online');
  log.took('online', [upstream('a', 'online'), upstream('b', 'online')]);
  assert.deepEqual(notes, []);
  log.took('degraded', [upstream('a', 'online'), upstream('b', 'offline', 'ECONNREFUSED')]);
  log.took('degraded', [upstream('a', 'online'), upstream('b', 'offline', 'timed out')]);
  assert.deepEqual(notes, [{ note: 'the network is degraded; b is offline', impaired: { b: 'offline' } }]);
});

test('writes down another upstream that fails while the state stays the same', () => {
  const { log, notes } = newLog('online');
  log.took('degraded', [upstream('a', 'online'), upstream('b', 'offline')]);
  log.took('degraded', [upstream('a', 'offline'), upstream('b', 'online')]);
  assert.deepEqual(notes.at(-1), {
    note: 'the network is degraded; a is offline',
    impaired: { a: 'offline' },
  });
});

test('a kiosk that started without a link writes down that the network came', () => {
  const { log, notes } = newLog('offline');
  log.took('online', [upstream('a', 'online')]);
  assert.deepEqual(notes, [{ note: 'the network is online' }]);
});

test('tries again what could not be written', () => {
  const notes: unknown[] = [];
  let full = true;
  const log = new NetworkLog(
    {
      note: (_, note) => {
        if (full) throw new Error('the disk is full');
        return notes.push(note);
      },
    },
    'online',
  );
  assert.throws(() => log.took('offline', []));
  full = false;
  log.took('offline', []);
  assert.equal(notes.length, 1);
});
