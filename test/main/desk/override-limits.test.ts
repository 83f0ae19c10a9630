import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createRouterClient } from '@orpc/server';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { type Kiosk, openKiosk } from '../../../main/kiosk.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import type { KioskEvent, KioskStatus } from '../../../shared/kiosk-event.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { keysOf } from '../../e2e/wedge-keys.ts';

const hour = 3_600_000;
const day = 24 * hour;
const time = { now: Date.UTC(2026, 10, 24, 3) };
const clock = { now: () => time.now };
const venue = 'https://venue.example';
const lift = {
  artefacts: ['revocations'],
  issuer: venue,
  change: { hours: 4, reason: 'The network is down' },
} as const;

describe('hard limits that somebody in charge lifts', () => {
  const { profile, remove } = temporaryProfile();
  const codes: string[] = [];
  let kiosk: Kiosk;
  let screen: ReturnType<Kiosk['connect']>;
  const client = () => createRouterClient(kiosk.router, { context: screen.context });

  function open(): void {
    kiosk = openKiosk({ profile, version: '0.0.0', clock });
    screen = kiosk.connect();
  }

  async function shut(): Promise<void> {
    screen.close();
    await kiosk.close();
  }

  async function unlock(): Promise<void> {
    const [staff] = await client().desk.people();
    assert.equal((await client().desk.unlock({ staff: staff?.id ?? '', pin: '482913' })).ok, true);
  }

  async function scan(code: string): Promise<string> {
    const stop = new AbortController();
    const events = await client().kiosk.events(undefined, { signal: stop.signal });
    await client().kiosk.keys(keysOf(code));
    for await (const event of events as AsyncIterable<KioskEvent>) {
      if (event.type !== 'verdict') continue;
      stop.abort();
      return `${event.verdict.decision} ${event.verdict.reason}`;
    }
    return 'nothing';
  }

  async function kioskStatus(): Promise<KioskStatus> {
    const stop = new AbortController();
    const events = await client().kiosk.events(undefined, { signal: stop.signal });
    for await (const event of events as AsyncIterable<KioskEvent>) {
      if (event.type !== 'status') continue;
      stop.abort();
      return event.status;
    }
    throw new Error('no status came');
  }

  before(async () => {
    const settings = await settingsFor({
      ...{ venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' },
    });
    new SettingsFile(profile).write(settings);
    const issuer = await Issuer.init(profile, { id: venue, name: 'Venue', clock });
    const pass = { from: time.now - hour, until: time.now + 60 * day };
    const issued = await issuer.issueMany([pass, pass, pass, pass]);
    codes.push(...issued.map(({ code }) => code));
    await issuer.revoke([issued[3]?.id ?? '']);
    await issuer.publish(join(profile, 'published'));
    issuer.close();
    const trust = TrustStore.open(profile, { clock });
    await trust.importSource(join(profile, 'published'));
    trust.close();
    time.now += 20 * day;
    open();
    await unlock();
  });
  after(async () => {
    await shut();
    remove();
  });

  test('count until then: the pass goes to staff', async () => {
    assert.equal(await scan(codes[0] ?? ''), 'review revocations-stale');
  });

  test('are not lifted by a wrong PIN', async () => {
    const answer = await client().desk.overrideLimits({ ...lift, artefacts: ['revocations'], pin: '000000' });
    assert.equal(answer.ok, false);
    assert.equal(await scan(codes[1] ?? ''), 'review revocations-stale');
    time.now += 10 * 60_000;
    await unlock();
  });

  test('are told by the desk, each with its issuer', async () => {
    const asOf = time.now - 20 * day - 10 * 60_000;
    assert.deepEqual(await client().desk.overLimits(), [
      { artefact: 'revocations', issuer: venue, name: 'Venue', asOf },
    ]);
  });

  test('go on to count for the revocations of one issuer when its keys, or another issuer’s lists, are lifted', async () => {
    const others = [
      { ...lift, artefacts: ['keys' as const] },
      { ...lift, artefacts: ['revocations' as const], issuer: 'https://other.example' },
    ];
    for (const other of others) {
      assert.deepEqual(await client().desk.overrideLimits({ pin: '482913', ...other }), { ok: true });
      assert.equal(await scan(codes[1] ?? ''), 'review revocations-stale');
    }
    const { rows } = await client().desk.journal({ limit: 1, kinds: 'door' });
    assert.match(
      rows[0]?.note ?? '',
      /older than the policy allows. The hard limit of age of keys was lifted.$/,
    );
    const lifted = kioskStatus().then(({ limitOverrides }) => limitOverrides);
    assert.deepEqual(
      (await lifted).map(({ artefact, name }) => [artefact, name]),
      [
        ['keys', 'Venue'],
        ['revocations', 'https://other.example'],
      ],
    );
    for (const { artefacts, issuer } of others) {
      await client().desk.overrideLimits({ pin: '482913', artefacts, issuer, change: null });
    }
    assert.deepEqual((await kioskStatus()).limitOverrides, []);
  });

  test('are lifted until the later word, not until both, and each ends by itself', async () => {
    const both = { artefacts: ['keys' as const, 'revocations' as const], issuer: null };
    const lifted = async () =>
      (await kioskStatus()).limitOverrides.map(({ artefact, until }) => [artefact, until - time.now]);
    for (const hours of [12, 1]) {
      const change = { hours, reason: 'Confirmed' };
      await client().desk.overrideLimits({ pin: '482913', ...both, change });
    }
    assert.deepEqual(await lifted(), [
      ['keys', hour],
      ['revocations', hour],
    ]);
    const keys = { artefacts: ['keys' as const], issuer: null, change: null };
    await client().desk.overrideLimits({ pin: '482913', ...keys });
    assert.deepEqual(await lifted(), [['revocations', hour]]);
    await client().desk.overrideLimits({ pin: '482913', ...both, change: null });
    assert.deepEqual(new SettingsFile(profile).read()?.limitOverride, undefined);
  });

  test('let in whom nothing else keeps out, and the journal has who said so, why and until when', async () => {
    assert.deepEqual(
      await client().desk.overrideLimits({ ...lift, artefacts: ['revocations'], pin: '482913' }),
      { ok: true },
    );
    const { rows } = await client().desk.journal({ limit: 5, kinds: 'all' });
    const row = rows.find(({ kind }) => kind === 'changed');
    assert.match(
      row?.note ?? '',
      /do not count until 2026-12-14T07:10:00.000Z for revocations of https:..venue.example: The network is down/,
    );
    assert.ok(row?.staff !== undefined);
    assert.equal(await scan(codes[1] ?? ''), 'admit ok');
    const { rows: after } = await client().desk.journal({ limit: 1, kinds: 'door' });
    assert.equal(after[0]?.note, 'The hard limit of age of revocations was lifted.');
  });

  test('soften no refusal', async () => {
    assert.equal(await scan(codes[3] ?? ''), 'refuse revoked');
  });

  test('are lifted after a restart, too, and count again when the hours are over', async () => {
    await shut();
    open();
    assert.equal(await scan(codes[2] ?? ''), 'admit ok');
    time.now += 4 * hour;
    assert.equal(await scan(codes[0] ?? ''), 'review revocations-stale');
  });
});
