import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ORPCError } from '@orpc/client';
import { type Kiosk, openKiosk } from '../../../main/kiosk.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import type { Client, Screen } from '../../e2e/screen.ts';
import { keysOf } from '../../e2e/wedge-keys.ts';

/** One host's transport around a kiosk. */
export interface Transport {
  /** Connects one more screen. Where a host has one window only, the screen before is cut off. */
  readonly connect: () => Promise<Screen>;
  readonly close: () => Promise<void>;
}

const venue = {
  venue: '문지기 회관',
  gate: '북문',
  manager: '김관리',
  pin: '482913',
  language: 'ko',
} as const;

async function unlock(client: Client): Promise<void> {
  const [manager] = await client.desk.people();
  const unlocking = await client.desk.unlock({ staff: manager?.id ?? '', pin: venue.pin });
  assert.equal(unlocking.ok, true);
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ORPCError ? error.code : String(error);
}

/** What every transport of the contract does alike, whatever carries the messages. */
export function speaksTheContract(host: string, serve: (kiosk: Kiosk) => Promise<Transport>): void {
  describe(`the kiosk's contract over ${host}`, () => {
    const { profile, remove } = temporaryProfile();
    let kiosk: Kiosk;
    let transport: Transport;
    let screen: Screen;

    before(async () => {
      kiosk = openKiosk({ profile, version: '0.0.0' });
      transport = await serve(kiosk);
      screen = await transport.connect();
      await screen.client.kiosk.setup(venue);
    });
    after(async () => {
      screen.close();
      await transport.close();
      await kiosk.close();
      remove();
    });

    test('a call is answered', async () => {
      const people = await screen.client.desk.people();
      assert.deepEqual(
        people.map(({ name, role }) => ({ name, role })),
        [{ name: '김관리', role: 'manager' }],
      );
    });

    test('what happens at the door arrives as it happens', async () => {
      const stop = new AbortController();
      const events = await screen.client.kiosk.events(undefined, { signal: stop.signal });
      const first = await events.next();
      assert.ok(!first.done && first.value.type === 'status');
      await screen.client.kiosk.keys(keysOf('https://example.com/menu'));
      for await (const event of events) {
        if (event.type !== 'verdict') continue;
        assert.equal(event.verdict.decision, 'review');
        break;
      }
      stop.abort();
    });

    test('what does not fit the contract is refused before anything happens', async () => {
      const wrong = { staff: 7, pin: 'x'.repeat(100) } as unknown as { staff: string; pin: string };
      assert.equal(await codeOf(screen.client.desk.unlock(wrong)), 'BAD_REQUEST');
    });

    test('what is not in the contract is not there', async () => {
      const other = screen.client.desk as unknown as { readonly shutdown: () => Promise<unknown> };
      assert.equal(await codeOf(other.shutdown()), 'NOT_FOUND');
    });

    test('errors of the contract arrive with their code', async () => {
      assert.equal(await codeOf(screen.client.desk.entryForms()), 'LOCKED');
    });

    test('a desk that was unlocked is locked again on the next screen', async () => {
      await unlock(screen.client);
      assert.equal((await screen.client.desk.touch()).unlocked, true);
      screen.close();
      screen = await transport.connect();
      assert.equal((await screen.client.desk.touch()).unlocked, false);
      assert.equal(await codeOf(screen.client.desk.trust()), 'LOCKED');
    });

    test('the end of a connection is the end of its desk session, and is in the journal', async () => {
      await unlock(screen.client);
      screen.close();
      screen = await transport.connect();
      await unlock(screen.client);
      const lockedRows = async () => {
        const { rows } = await screen.client.desk.journal({ limit: 200, kinds: 'all' });
        return rows.filter(({ kind }) => kind === 'locked').length;
      };
      // The kiosk hears of the end a moment after the screen.
      while ((await lockedRows()) < 2) await new Promise((resolve) => setImmediate(resolve));
    });

    test('a kiosk that closes ends its streams', async () => {
      const events = await screen.client.kiosk.events();
      await events.next();
      await transport.close();
      await assert.rejects(async () => {
        for await (const _ of events);
      });
    });
  });
}
