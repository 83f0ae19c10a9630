import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepConnected, NotConnected } from '../../renderer/client.ts';

/** A kiosk that can be dialled, dropped and away, and counts who dials. */
function kiosk() {
  let drop = () => {};
  const state = { away: false, dials: 0, events: [] as string[] };
  const waiting: (() => void)[] = [];
  const heard = (event: string) => {
    state.events.push(event);
    for (const resolve of waiting.splice(0)) resolve();
  };
  const connection = keepConnected(
    async () => {
      state.dials += 1;
      const line = state.dials;
      if (state.away) throw new NotConnected();
      const closed = new Promise<void>((resolve) => {
        drop = resolve;
      });
      return { link: { call: async () => [`line ${line}`] }, closed, close: drop };
    },
    { opened: () => heard('opened'), lost: () => heard('lost') },
    { firstMs: 1, longestMs: 4 },
  );
  const next = () => new Promise<void>((resolve) => waiting.push(resolve));
  return { state, connection, next, drop: () => drop() };
}

test('the same client goes on over a new connection when the kiosk is back', async () => {
  const { state, connection, next, drop } = kiosk();
  await next();
  const { client } = connection;
  assert.deepEqual(await client.desk.people(), ['line 1']);
  state.away = true;
  drop();
  await next();
  assert.deepEqual(state.events, ['opened', 'lost']);
  await assert.rejects(client.desk.people(), NotConnected);
  state.away = false;
  await next();
  assert.deepEqual(state.events, ['opened', 'lost', 'opened']);
  assert.deepEqual(await client.desk.people(), [`line ${state.dials}`]);
});

test('a connection that is given up is made anew', async () => {
  const { state, connection, next } = kiosk();
  await next();
  connection.renew();
  await next();
  await next();
  assert.deepEqual(state.events, ['opened', 'lost', 'opened']);
});
