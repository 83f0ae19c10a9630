import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { Judge } from '../../../../main/admission/judge.ts';
import { formats } from '../../../../main/passes/formats.ts';
import { pretixTicket } from '../../../../main/passes/pretix/pretix.ts';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { newClock, newFolder, newStore } from '../../trust/test-store.ts';
import { event, keys, ticketCodes } from './ticket-codes.ts';

/** Between the first instant of C and the last of D. */
const february = Date.UTC(2023, 1, 10);

const pems = keys.map(({ jwk }) =>
  Buffer.from(
    createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ format: 'pem', type: 'spki' }),
  ).toString('base64'),
);

/** A door that holds the event as pretix's API gives it. */
async function door(
  context: TestContext,
  lists: object = { revokedsecrets: [], blockedsecrets: [] },
  at = february,
) {
  const clock = newClock(at);
  const { store } = newStore(context, { clock });
  const file = join(newFolder(context), 'event.json');
  writeFileSync(
    file,
    JSON.stringify({ event, name: { en: 'Demo' }, valid_keys: { pretix_sig1: pems }, ...lists }),
  );
  const report = await store.importSource(file);
  assert.ok(report.ok, report.ok ? '' : report.detail);
  const judge = new Judge({ formats, trust: store });
  return async (code: string) => {
    const { decision, reason, pass } = await judge.judge(code, {
      now: clock.now(),
      clock: 'trusted',
      network: 'offline',
      policy: defaultPolicy,
      timeZone: 'Asia/Seoul',
      direction: 'entry',
      judgeAges: true,
    });
    return { said: `${decision} ${reason}`, pass };
  };
}

function codeOf(name: string): string {
  return ticketCodes.find((one) => one.name === name)?.code ?? assert.fail(`there is no case ${name}`);
}

describe('a published pretix ticket', () => {
  for (const { name, code, key, seed, item } of ticketCodes) {
    test(`${name} is ${key === undefined ? 'of no event that is held' : `verified by ${key}`}`, async () => {
      const reading = pretixTicket.read(code);
      assert.ok(reading.ok);
      if (seed !== undefined) assert.equal(reading.pass.subject, seed);
      if (item !== undefined) assert.equal(reading.pass.claims.item, item);
      const verification = await pretixTicket.verify(reading.pass, keys);
      assert.equal(verification.ok ? verification.key.kid : verification.reason, key ?? 'key-unknown');
    });
  }

  test('is of the event whose key verifies it', async (context) => {
    const judge = await door(context);
    const { said, pass } = await judge(codeOf('A'));
    assert.equal(said, 'admit ok');
    assert.equal(pass?.issuer, event);
  });

  test('that no key verifies goes to staff: it may be of another event', async (context) => {
    const judge = await door(context);
    const unverified = ticketCodes.find(({ key }) => key === undefined);
    assert.equal((await judge(unverified?.code ?? '')).said, 'review key-unknown');
  });

  test('is refused once it is revoked or blocked, and admitted when it is unblocked', async (context) => {
    const secret = codeOf('A');
    const revoked = await door(context, { revokedsecrets: [{ secret }], blockedsecrets: [] });
    assert.equal((await revoked(secret)).said, 'refuse revoked');
    const blocked = await door(context, { revokedsecrets: [], blockedsecrets: [{ secret, blocked: true }] });
    assert.equal((await blocked(secret)).said, 'refuse blocked');
    const free = await door(context, { revokedsecrets: [], blockedsecrets: [{ secret, blocked: false }] });
    assert.equal((await free(secret)).said, 'admit ok');
  });

  test('goes to staff while the lists of revoked and blocked tickets were never had', async (context) => {
    const judge = await door(context, {});
    assert.equal((await judge(codeOf('A'))).said, 'review revocations-stale');
  });

  test('that is valid until February 2023 is refused afterwards', async (context) => {
    const judge = await door(context, undefined, Date.UTC(2026, 10, 24));
    assert.equal((await judge(codeOf('D'))).said, 'refuse expired');
  });
});
