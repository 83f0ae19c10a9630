import assert from 'node:assert/strict';
import { Judge, type Judgement } from '../../../main/admission/judge.ts';
import { PartCollector } from '../../../main/admission/part-collector.ts';
import { knownTrust } from '../../../main/admission/self-check/known-trust.ts';
import type { PassFormat, VerificationKey } from '../../../main/passes/format.ts';
import { formats } from '../../../main/passes/formats.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { Reason } from '../../../shared/verdict.ts';
import { seconds } from './signed-codes.ts';

const now = (seconds + 60) * 1000;
const here = {
  now,
  clock: 'trusted',
  network: 'offline',
  policy: defaultPolicy,
  timeZone: 'Asia/Seoul',
  direction: 'entry',
  judgeAges: true,
} as const;

/** A judge of every format that holds `keys` and knows of no revocation, for the codes of one format. */
export function newJudging(
  format: PassFormat,
  keys: readonly VerificationKey[],
): (text: string) => Promise<Judgement> {
  const good = { name: 'good', code: '', reason: 'ok', at: now, held: 'keys' } as const;
  const judge = new Judge({
    formats: formats.map((one) => (one.id === format.id ? format : one)),
    trust: knownTrust({ format: format.id, keys, codes: [good] }, good),
  });
  return async (text) => await judge.judge(text, here);
}

/**
 * Feeds texts that are no good codes to a format and to the judge, as the door does. Whatever comes, it is not admitted,
 * its signature is not believed, and nothing is thrown.
 *
 * @returns a feed that gives the reason of the verdict
 */
export function newFeed(
  format: PassFormat,
  keys: readonly VerificationKey[],
): (text: string) => Promise<Reason> {
  const judge = newJudging(format, keys);
  const feed = async (text: string) => {
    const isOwn = format.recognise(text);
    const reading = format.read(text);
    // The judge asks no format that does not recognise a code; that must not be all that keeps it out.
    if (!isOwn && reading.ok) assert.equal((await format.verify(reading.pass, keys)).ok, false);
    const { decision, reason, verified } = await judge(text);
    assert.notEqual(decision, 'admit');
    assert.equal(verified, false);
    return reason;
  };
  return async (text) => {
    const collected = new PartCollector({ now: () => now }).take(format, text);
    if (collected?.complete === true) await feed(collected.text);
    return await feed(text);
  };
}
