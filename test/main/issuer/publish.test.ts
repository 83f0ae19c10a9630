import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { decodeJwt } from 'jose';
import { migrations } from '../../../main/issuer/migrations/migrations.ts';
import { listSize, Register } from '../../../main/issuer/register.ts';
import { venuePass } from '../../../main/passes/venue-pass.ts';
import { openDatabase } from '../../../main/store/open-database.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { hour, newIssuer, newProfile, noon, venue } from './test-venue.ts';

/** A kiosk's trust store on the issuer's clock, and what it says of a code's revocation. */
function newKiosk(context: TestContext, clock: { now: () => number }) {
  const trust = TrustStore.open(newProfile(context), { clock });
  context.after(() => trust.close());
  const stateOf = (code: string) => {
    const reading = venuePass.read(code);
    assert.ok(reading.ok);
    return trust.revocation(reading.pass).state;
  };
  return { trust, stateOf };
}

test('what is published is the public key, the lists and an index of them, for all to read', async (context) => {
  const { issuer, profile } = await newIssuer(context);
  const folder = join(profile, 'out', 'deep');
  await issuer.publish(folder);
  assert.deepEqual(readdirSync(folder).sort(), ['index.json', 'jwks.json', 's0']);
  for (const file of readdirSync(folder)) {
    assert.equal(statSync(join(folder, file)).mode & 0o777, 0o644);
  }
  const { keys } = JSON.parse(readFileSync(join(folder, 'jwks.json'), 'utf8'));
  assert.equal(keys.length, 1);
  assert.deepEqual(Object.keys(keys[0]).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  const { sub, iat, exp, ttl } = decodeJwt(readFileSync(join(folder, 's0'), 'utf8'));
  assert.deepEqual([sub, iat, ttl], [`${venue}/s0`, noon / 1000, 12 * 60 * 60]);
  assert.ok(
    exp !== undefined && exp > noon / 1000 + 7 * 24 * 60 * 60,
    'longer than the policy lets a list age',
  );
});

test('a kiosk that imports the folder knows which passes are revoked', async (context) => {
  const { issuer, profile, clock, time } = await newIssuer(context);
  const { trust, stateOf } = newKiosk(context, clock);
  const folder = join(profile, 'out');
  const [kept, lost] = [await issuer.issue({}), await issuer.issue({})];
  await issuer.publish(folder);
  assert.equal((await trust.importSource(folder)).ok, true);
  assert.deepEqual(
    [kept, lost].map(({ code }) => stateOf(code)),
    ['valid', 'valid'],
  );
  assert.equal(issuer.revoke([lost.id]), 1);
  time.now += hour;
  await issuer.publish(folder);
  assert.equal((await trust.importSource(folder)).ok, true);
  assert.deepEqual(
    [kept, lost].map(({ code }) => stateOf(code)),
    ['valid', 'revoked'],
  );
});

test('revoking again changes nothing, and one unknown number revokes none', async (context) => {
  const { issuer, profile, clock } = await newIssuer(context);
  const { trust, stateOf } = newKiosk(context, clock);
  const [one, other] = [await issuer.issue({}), await issuer.issue({ id: 'B' })];
  assert.equal(issuer.revoke([one.id, one.id]), 1);
  assert.equal(issuer.revoke([one.id]), 0);
  assert.throws(() => issuer.revoke(['B', 'nobody']), { code: 'id-unknown', message: /nobody/ });
  await issuer.publish(join(profile, 'out'));
  await trust.importSource(join(profile, 'out'));
  assert.deepEqual(
    [one, other].map(({ code }) => stateOf(code)),
    ['revoked', 'valid'],
  );
});

test('a publication is never older than the last, even if the clock of the machine was set back', async (context) => {
  const { issuer, profile, clock, time } = await newIssuer(context);
  const { trust, stateOf } = newKiosk(context, clock);
  const folder = join(profile, 'out');
  const { id, code } = await issuer.issue({});
  await issuer.publish(folder);
  await trust.importSource(folder);
  time.now -= 48 * hour;
  issuer.revoke([id]);
  await issuer.publish(folder);
  const { publishedAt } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  assert.equal(publishedAt, new Date(noon).toISOString());
  time.now = noon;
  assert.equal((await trust.importSource(folder)).ok, true);
  assert.equal(stateOf(code), 'revoked');
});

test('a list is half full at most, and its places are no sequence', () => {
  const database = openDatabase(':memory:', migrations);
  const register = new Register(database);
  register.name({ id: venue, name: 'Venue' });
  const entries = Array.from({ length: listSize / 2 + 1 }, () => ({ expiresAt: noon }));
  const places = register.enter(entries, noon);
  database.close();
  const inFirst = places.filter(({ list }) => list === 0).map(({ place }) => place);
  assert.equal(inFirst.length, listSize / 2);
  assert.equal(places.at(-1)?.list, 1);
  assert.equal(new Set(inFirst).size, inFirst.length);
  const rising = inFirst.filter((place, index) => place > (inFirst[index - 1] ?? -1)).length;
  assert.ok(rising > inFirst.length * 0.4 && rising < inFirst.length * 0.6, `${rising} rise`);
});
