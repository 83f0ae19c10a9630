import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { type Policy, policySchema } from '../../../shared/policy.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

const hour = 3_600_000;
const id = 'https://venue.example';
const vectors = join(import.meta.dirname, '../../vectors/shc');
/** The real clock: the command has no other. */
const now = Math.floor(Date.now() / 1000) * 1000;
const iso = (at: number) => new Date(at).toISOString();

interface Line {
  readonly decision: string;
  readonly reason: string;
  readonly ms: number;
  readonly [member: string]: unknown;
}

function vector(file: string): string {
  return readFileSync(join(vectors, file), 'utf8').trim();
}

describe('munjigi verify', () => {
  const { profile, remove } = temporaryProfile();
  let issuer: Issuer;
  let issue: (order?: Parameters<Issuer['issue']>[0]) => Promise<string>;

  before(async () => {
    const clock = { now: () => now };
    issuer = await Issuer.init(profile, { id, name: 'Venue', clock });
    issue = async (order = {}) => (await issuer.issue({ from: now - hour, ...order })).code;
    await issuer.issue({ id: 'revoked', from: now - hour });
    issuer.revoke(['revoked']);
    await issuer.publish(join(profile, 'published'));
    const trust = TrustStore.open(profile, { clock });
    assert.equal((await trust.importSource(join(profile, 'published'))).ok, true);
    const keys = join(vectors, 'examples/issuer/.well-known/jwks.json');
    const cards = { issuer: 'https://spec.smarthealth.cards/examples/issuer' };
    assert.equal((await trust.importSource(keys, cards)).ok, true);
    const closed: Policy = policySchema.parse({
      name: 'cards-only',
      accepts: { formats: ['shc'], issuers: null },
    });
    trust.putPolicy(closed);
    trust.close();
  });
  after(() => {
    issuer.close();
    remove();
  });

  async function verify(input: string, ...options: readonly string[]): Promise<readonly Line[]> {
    const { code, stdout, stderr } = await munjigiCommand(
      ['verify', '--profile', profile, ...options],
      input,
    );
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    return stdout
      .split('\n')
      .slice(0, -1)
      .map((line): Line => JSON.parse(line));
  }

  const reasons = (lines: readonly Line[]) => lines.map(({ decision, reason }) => `${decision} ${reason}`);

  test('prints one JSON verdict a line, with what a verified pass says', async () => {
    const until = now + 24 * hour;
    const [line] = await verify(`${await issue({ id: 'A-1', name: 'Hong Gildong', until })}\n`);
    assert.ok(line !== undefined);
    const { ms, keyId, ...verdict } = line;
    assert.deepEqual(verdict, {
      decision: 'admit',
      reason: 'ok',
      format: 'pass+jwt',
      issuer: id,
      subject: 'A-1',
      notBefore: iso(now - hour),
      expiresAt: iso(until),
    });
    assert.equal(typeof keyId, 'string');
    assert.ok(ms > 0);
    assert.ok(!JSON.stringify(line).includes('Hong'), 'but not the name');
  });

  test('answers line for line: garbage, empty lines and lines without end touch no other line', async () => {
    const good = await issue();
    const forged = `${good.slice(0, -10)}${good.at(-10) === 'A' ? 'B' : 'A'}${good.slice(-9)}`;
    const input = [
      good,
      '',
      'https://example.com/menu',
      'a'.repeat(8_192),
      'a'.repeat(8_193),
      'a'.repeat(1_000_000),
      `${good}\u0000`,
      `${good}\r`,
      '\u001b[2J한글',
      ` ${good}`,
      forged,
      good,
    ];
    const expected = [
      'admit ok',
      'review unreadable',
      'review unsupported-format',
      'review unsupported-format',
      'review too-long',
      'review too-long',
      'review unreadable',
      'admit ok',
      'review unreadable',
      'review unsupported-format',
      'refuse signature-invalid',
      'admit ok',
    ];
    assert.deepEqual(reasons(await verify(`${input.join('\n')}\n`)), expected);
    assert.deepEqual(reasons(await verify(input.join('\n'))), expected, 'with or without a last line end');
    assert.deepEqual(await verify(''), []);
  });

  test('says nothing of the guest that an unverified pass claims', async () => {
    const stranger = await Issuer.init(join(profile, 'stranger'), {
      id: 'https://stranger.example',
      name: 'S',
      clock: { now: () => now },
    });
    const { code } = await stranger.issue({ id: 'S-1' });
    stranger.close();
    const [line] = await verify(code);
    assert.deepEqual(reasons([line ?? assert.fail()]), ['review issuer-unknown']);
    assert.equal(line?.issuer, 'https://stranger.example');
    assert.equal(line?.subject ?? line?.expiresAt, undefined);
  });

  test('believes the clock that --at gives, and judges no ages then', async () => {
    const code = await issue({ from: now - hour, until: now + 24 * hour });
    const at = async (instant: number) => reasons(await verify(code, '--at', iso(instant)))[0];
    assert.equal(await at(now), 'admit ok');
    assert.equal(await at(now - 2 * hour), 'refuse not-yet-valid');
    assert.equal(await at(now + 25 * hour), 'refuse expired');
    const later = now + 400 * 24 * hour;
    const season = await issue({ from: later - hour, until: later + hour });
    assert.equal(
      reasons(await verify(season, '--at', iso(later)))[0],
      'admit ok',
      'past the end of the list',
    );
  });

  test('refuses what is revoked', async () => {
    const { code } = await issuer.issue({ id: 'lost', from: now - hour });
    issuer.revoke(['lost']);
    await issuer.publish(join(profile, 'published'));
    const trust = TrustStore.open(profile, { clock: { now: () => now } });
    await trust.refresh();
    trust.close();
    const [line] = await verify(code);
    assert.deepEqual([line?.reason, line?.subject], ['revoked', 'lost']);
  });

  test('collects the codes of a card over several lines, and the last of them gives the verdict', async () => {
    const part = (index: number) => vector(`examples/example-02-f-qr-code-numeric-value-${index}.txt`);
    const whole = vector('examples/example-00-f-qr-code-numeric-value-0.txt');
    const lines = await verify([part(2), part(0), part(1), part(0), whole, part(1)].join('\n'));
    assert.deepEqual(reasons(lines), [
      'review incomplete',
      'review incomplete',
      'admit ok',
      'review incomplete',
      'admit ok',
      'review incomplete',
    ]);
    assert.match(String(lines[1]?.detail), /3 codes.*1, 3/);
    assert.equal(lines[2]?.format, 'shc');
  });

  test('does not hold it against a guest that codes of two cards were mixed', async () => {
    const digits = vector('dev-tools/test-example-00-f-qr-code-numeric-value-0-wrong-multi-chunk.txt').slice(
      9,
    );
    const strangerPart = `shc:/2/2/${digits.slice(400)}`;
    const first = vector('dev-tools/test-example-02-f-qr-code-numeric-value-0-qr_chunk_too_big.txt');
    assert.deepEqual(reasons(await verify(`${first}\n${strangerPart}`)), [
      'review incomplete',
      'review incomplete',
    ]);
  });

  test('judges by a policy of the store, and says what to do if there is none of that name', async () => {
    const code = await issue();
    const [line] = await verify(code, '--policy', 'cards-only');
    assert.deepEqual([line?.reason, line?.rule], ['rule-not-met', 'format']);
    assert.equal((await verify(code, '--policy', 'default'))[0]?.reason, 'ok');
    const unknown = await munjigiCommand(['verify', '--profile', profile, '--policy', 'nobodys'], code);
    assert.deepEqual([unknown.code, unknown.stdout], [1, '']);
    assert.match(unknown.stderr, /nobodys.*cards-only.*munjigi trust policy put/);
  });

  test('is used wrongly with an instant that means another moment elsewhere', async () => {
    const outcome = await munjigiCommand(['verify', '--profile', profile, '--at', '2026-12-24'], '');
    assert.equal(outcome.code, 2);
    assert.match(outcome.stderr, /time zone/);
  });

  test('accepts each pass as often as it comes, and writes nothing down', async () => {
    const file = join(profile, 'trust.db');
    const sum = () => createHash('sha256').update(readFileSync(file)).digest('hex');
    const before = sum();
    const code = await issue();
    assert.deepEqual(reasons(await verify(`${code}\n${code}`)), ['admit ok', 'admit ok']);
    assert.equal(sum(), before);
    assert.equal(existsSync(join(profile, 'journal.db')), false);
  });

  test('works in an empty profile, and says that no issuer is held', async () => {
    const empty = temporaryProfile();
    const outcome = await munjigiCommand(['verify', '--profile', empty.profile], await issue());
    empty.remove();
    assert.equal(outcome.code, 0);
    assert.equal(JSON.parse(outcome.stdout).reason, 'issuer-unknown');
    assert.match(outcome.stderr, /munjigi trust import/);
  });

  test('reads ten thousand lines, in their order', async () => {
    const code = await issue();
    const input = Array.from({ length: 10_000 }, (_, index) => (index % 10 === 0 ? code : `line ${index}`));
    const lines = reasons(await verify(input.join('\n')));
    assert.equal(lines.length, 10_000);
    for (const [index, line] of lines.entries()) {
      assert.equal(line, index % 10 === 0 ? 'admit ok' : 'review unsupported-format');
    }
  });

  test('names a setting of the kiosk that is wrong', async () => {
    const broken = temporaryProfile();
    writeFileSync(join(broken.profile, 'settings.json'), '{"venue":""}');
    const outcome = await munjigiCommand(['verify', '--profile', broken.profile], '');
    broken.remove();
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /settings\.json/);
    assert.match(outcome.stderr, /venue/);
  });

  test('goes by the last settings that could be used, and says so', async () => {
    const { profile, remove } = temporaryProfile();
    const venue = ['--venue', 'V', '--gate', 'G', '--manager', 'M', '--pin', '135790'];
    await munjigiCommand(['setup', ...venue, '--profile', profile]);
    writeFileSync(join(profile, 'settings.json'), '{"venue":""}');
    const outcome = await munjigiCommand(['verify', '--profile', profile], '');
    remove();
    assert.equal(outcome.code, 0, outcome.stderr);
    assert.match(outcome.stderr, /settings\.json is not valid.*venue.*The last that could be used/s);
  });
});
