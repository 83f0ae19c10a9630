import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { hour, newIssuer, newProfile, noon, venue } from './test-venue.ts';

const clock = { now: () => noon };

test('a new issuer keeps its private key in a file of mode 0600, in a folder of its own', async (context) => {
  const { profile } = await newIssuer(context);
  const path = join(profile, 'issuer', 'signing-key.json');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(join(profile, 'issuer')).mode & 0o777, 0o700);
  assert.equal(typeof JSON.parse(readFileSync(path, 'utf8')).d, 'string');
});

test('a profile has one issuer, with one key, for good', async (context) => {
  const { profile, issuer } = await newIssuer(context);
  const { code } = await issuer.issue({});
  const key = readFileSync(join(profile, 'issuer', 'signing-key.json'), 'utf8');
  const again = Issuer.init(profile, { id: 'https://other.example', name: 'Other', clock });
  await assert.rejects(again, { code: 'exists', message: /Venue \(https:\/\/venue\.example\/passes\)/ });
  assert.equal(readFileSync(join(profile, 'issuer', 'signing-key.json'), 'utf8'), key);
  const reopened = await Issuer.open(profile, { clock });
  context.after(() => reopened.close());
  assert.deepEqual(reopened.identity, { id: venue, name: 'Venue' });
  const next = await reopened.issue({});
  assert.equal(decodeProtectedHeader(next.code).kid, decodeProtectedHeader(code).kid);
});

test('a profile without an issuer says how to make one', async (context) => {
  const missing = { code: 'missing', message: /munjigi issuer init/ };
  await assert.rejects(Issuer.open(newProfile(context), { clock }), missing);
});

for (const id of [
  '',
  'venue',
  'http://venue.example',
  'ftp://venue.example',
  'https://venue.example/?a=1',
  'https://venue.example/#a',
]) {
  test(`"${id}" is no address that passes can be published under`, async (context) => {
    const made = Issuer.init(newProfile(context), { id, name: 'Venue', clock });
    await assert.rejects(made, { code: 'invalid', message: /https address/ });
  });
}

test('a name of nothing, or without end, is refused; a slash after the address is not part of it', async (context) => {
  for (const name of ['', '  ', 'n'.repeat(81)]) {
    const made = Issuer.init(newProfile(context), { id: venue, name, clock });
    await assert.rejects(made, { code: 'invalid', message: /1 to 80/ });
  }
  const { issuer } = await newIssuer(context, `${venue}//`);
  assert.equal(issuer.identity.id, venue);
});

test('a pass carries what was ordered and where its status stands, and no more', async (context) => {
  const { issuer } = await newIssuer(context);
  const order = { id: 'A-17', name: '홍길동', type: '일일권', from: noon, until: noon + 3 * hour + 999 };
  const { id, code } = await issuer.issue(order);
  assert.equal(id, 'A-17');
  const { kid, ...header } = decodeProtectedHeader(code);
  assert.deepEqual(header, { alg: 'ES256', typ: 'pass+jwt' });
  assert.match(String(kid), /^[\w-]{4}$/);
  const { status, ...claims } = decodeJwt<{ status: { status_list: { idx: number; uri: string } } }>(code);
  assert.deepEqual(claims, {
    iss: venue,
    jti: 'A-17',
    iat: noon / 1000,
    nbf: noon / 1000,
    exp: (noon + 3 * hour) / 1000,
    name: '홍길동',
    type: '일일권',
  });
  assert.equal(status.status_list.uri, `${venue}/s0`);
  assert.ok(status.status_list.idx >= 0 && status.status_list.idx < 2 ** 17);
});

test('a pass of which nothing is said has a random number and holds for 24 hours', async (context) => {
  const { issuer } = await newIssuer(context);
  const [one, other] = [await issuer.issue({}), await issuer.issue({})];
  assert.notEqual(one.id, other.id);
  const { jti, exp, nbf } = decodeJwt(one.code);
  assert.deepEqual([jti, exp, nbf], [one.id, (noon + 24 * hour) / 1000, undefined]);
  const { exp: later } = decodeJwt((await issuer.issue({ from: noon + hour })).code);
  assert.equal(later, (noon + 25 * hour) / 1000, 'from its start');
});

test('a code without a name has at most 400 characters', async (context) => {
  const { issuer } = await newIssuer(context, 'https://venue.example');
  const order = { type: 'day', from: noon, until: noon + 30 * 24 * hour };
  const codes = await issuer.issueMany(Array.from({ length: 200 }, () => order));
  const longest = Math.max(...codes.map(({ code }) => code.length));
  assert.ok(longest <= 400, `${longest} characters`);
  const { issuer: remote } = await newIssuer(context, `https://venue.example/${'a'.repeat(15)}`);
  assert.ok((await remote.issue({})).code.length <= 400);
});

test('what cannot be a pass is refused, each with its reason, and then none is issued', async (context) => {
  const { issuer } = await newIssuer(context);
  const orders = [
    {},
    { id: 'with space' },
    { id: '' },
    { id: 'i'.repeat(65) },
    { name: 'n'.repeat(81) },
    { type: 't'.repeat(41) },
    { from: noon + hour, until: noon + hour },
    { until: noon },
    { id: 'A-18' },
  ];
  const error = await issuer.issueMany(orders).catch((reason: unknown) => reason);
  assert.ok(error instanceof Error && 'orders' in error && Array.isArray(error.orders));
  assert.deepEqual(
    error.orders.map(({ index }) => index),
    [1, 2, 3, 4, 5, 6, 7],
  );
  assert.equal((await issuer.issue({ id: 'A-18' })).id, 'A-18', 'the good one of them was not issued either');
});

test('a number is used once, in one batch and ever after', async (context) => {
  const { issuer } = await newIssuer(context);
  await issuer.issue({ id: 'A-1' });
  const used = (indices: readonly number[]) => (error: { code: string; orders: { index: number }[] }) => {
    assert.equal(error.code, 'id-used');
    assert.deepEqual(
      error.orders.map(({ index }) => index),
      indices,
    );
    return true;
  };
  await assert.rejects(issuer.issue({ id: 'A-1' }), used([0]));
  await assert.rejects(
    issuer.issueMany([{ id: 'B' }, { id: 'C' }, { id: 'B' }, { id: 'A-1' }]),
    used([2, 3]),
  );
  assert.equal((await issuer.issue({ id: 'C' })).id, 'C');
});

test('the issuer writes no name and no type of pass down', async (context) => {
  const { issuer, profile } = await newIssuer(context);
  await issuer.issue({ name: 'Hong Gildong', type: 'season ticket' });
  for (const file of readdirSync(join(profile, 'issuer'))) {
    const bytes = readFileSync(join(profile, 'issuer', file), 'latin1');
    assert.doesNotMatch(bytes, /Gildong|season/, file);
  }
});
