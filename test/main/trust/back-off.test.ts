import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { isDue, nextAttemptAt, usualPace } from '../../../main/trust/pace.ts';
import { retryAfterMs } from '../../../main/trust/retry-after.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { newKey, publishedFiles } from './test-issuer.ts';
import { serve, startServer } from './test-server.ts';
import { issuer, newStore, noon } from './test-store.ts';

const second = 1_000;
const minute = 60 * second;

describe('the next attempt', () => {
  const planned = (failures: number, asked?: number, random = 0.5) =>
    nextAttemptAt({ now: noon, failures, retryAfterMs: asked, random }) - noon;

  test('comes a quarter of an hour after a good one, and later and later while they fail', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 60].map((failures) => planned(failures) / second),
      [900, 30, 60, 120, 240, 480, 900, 900],
    );
  });

  test('never comes before its server said, and no server silences a kiosk for longer than an hour', () => {
    assert.equal(planned(1, 10 * minute, 0), 10 * minute);
    assert.equal(planned(1, 5 * second, 0.5), 30 * second);
    assert.equal(planned(1, 30 * 24 * 60 * minute, 0), 60 * minute);
  });

  test('is within bounds and in the future, whatever happened', () => {
    const anyRandom = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(), anyRandom, (failures, asked, random) => {
        const wait = planned(failures, asked, random);
        assert.ok(wait >= Math.min(asked, usualPace.longestMs));
        assert.ok(wait >= 27 * second && wait <= 1.1 * usualPace.longestMs + 1);
      }),
    );
  });

  test('is due at its time, and at once when the clock has gone back to long before it was planned', () => {
    assert.equal(isDue(noon, noon - 1), false);
    assert.equal(isDue(noon, noon), true);
    assert.equal(isDue(undefined, noon), true);
    assert.equal(isDue(noon, noon - 24 * 60 * minute), true);
  });
});

test('a server says in seconds or by its own clock how long it is to be left alone', () => {
  const said = (headers: Record<string, string>) => retryAfterMs(new Headers(headers));
  assert.equal(said({ 'retry-after': '120' }), 120_000);
  const until = { 'retry-after': 'Thu, 24 Dec 2026 03:05:00 GMT' };
  assert.equal(said({ ...until, date: 'Thu, 24 Dec 2026 03:00:00 GMT' }), 5 * minute);
  for (const nothing of [
    {},
    until,
    { 'retry-after': 'soon' },
    { 'retry-after': '-5' },
    { 'retry-after': '1e9' },
  ]) {
    assert.equal(said(nothing), undefined);
  }
  assert.equal(said({ ...until, date: 'Thu, 24 Dec 2026 04:00:00 GMT' }), undefined, 'it is over');
});

describe('a source in trouble', () => {
  const busy: RequestListener = (_, response) => response.writeHead(429, { 'retry-after': '300' }).end();

  /** Two sources that were taken in at noon; the first one is then busy and asks for five minutes. */
  async function newTrouble(context: TestContext) {
    const { store, clock, profile } = newStore(context, { random: () => 0 });
    const others = { issuer: 'https://other.example', at: noon };
    const good = serve(await publishedFiles(await newKey(), { issuer, at: noon }));
    const troubled = await startServer(context, good);
    const healthy = await startServer(context, serve(await publishedFiles(await newKey(), others)));
    for (const { url } of [troubled, healthy]) {
      assert.equal((await store.importSource(`${url}/index.json`)).ok, true);
    }
    troubled.answer = busy;
    clock.at = noon + 14 * minute;
    await store.refresh({ which: 'due' });
    const next = () => store.sources().map(({ nextAttemptAt = 0 }) => (nextAttemptAt - noon) / minute);
    /** How often each was asked since the last look. */
    const asked = () => [troubled, healthy].map(({ requests }) => requests.splice(0).length);
    asked();
    return { store, clock, profile, troubled, good, next, asked };
  }

  test('is left alone for as long as it asked, and holds up no other one', async (context) => {
    const { store, clock, next, asked } = await newTrouble(context);
    assert.deepEqual(next(), [19, 27.5]);
    clock.at = noon + 18 * minute;
    await store.refresh({ which: 'due' });
    assert.deepEqual(asked(), [0, 0]);
    clock.at = noon + 28 * minute;
    await store.refresh({ which: 'due' });
    assert.deepEqual(asked(), [1, 2]);
    assert.equal(store.nextAttemptAt(), noon + 33 * minute);
  });

  test('is asked all the same when staff ask, or the network is back, and is as before once it answers', async (context) => {
    const { store, clock, troubled, good, next, asked } = await newTrouble(context);
    troubled.answer = good;
    clock.at = noon + 15 * minute;
    const [source] = await store.refresh();
    assert.equal(source?.error, undefined);
    assert.deepEqual(asked(), [2, 2]);
    assert.deepEqual(next(), [28.5, 28.5]);
    troubled.answer = (_, response) => response.writeHead(503).end();
    await store.refresh();
    assert.equal(next()[0], 15.45, 'what failed before counts no more');
  });

  test('is left alone after a restart, too', async (context) => {
    const { store, clock, profile, asked } = await newTrouble(context);
    store.close();
    const reopened = TrustStore.open(profile, { clock });
    context.after(() => reopened.close());
    clock.at = noon + 18 * minute;
    await reopened.refresh({ which: 'due' });
    assert.deepEqual(asked(), [0, 0]);
    clock.at = noon + 19 * minute;
    await reopened.refresh({ which: 'due' });
    assert.deepEqual(asked(), [1, 0]);
  });
});
