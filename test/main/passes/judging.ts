import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Circumstances, Judge, type Judgement } from '../../../main/admission/judge.ts';
import { formats } from '../../../main/passes/formats.ts';
import type { ImportReport } from '../../../main/trust/import-report.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import type { EpochMs } from '../../../shared/clock.ts';
import { defaultPolicy } from '../../../shared/policy.ts';

/** A judge beside a store of its own, on a clock that stands still until it is moved. */
export interface Judging {
  now: EpochMs;
  readonly store: TrustStore;
  /** Takes in a source by its address, which must go well. */
  readonly take: (location: string, issuer?: string) => Promise<void>;
  /** Takes in a document as a file. */
  readonly takeText: (text: string, issuer?: string) => Promise<ImportReport>;
  readonly takeBytes: (bytes: Buffer, issuer?: string) => Promise<ImportReport>;
  readonly judge: (text: string, here?: Partial<Circumstances>) => Promise<Judgement>;
  /** Decision and reason alone. */
  readonly answer: (text: string, here?: Partial<Circumstances>) => Promise<readonly [string, string]>;
}

export function newJudging(context: Pick<TestContext, 'after'>, now: EpochMs): Judging {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-judging-'));
  const store = TrustStore.open(folder, { clock: { now: () => judging.now } });
  context.after(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const judge = new Judge({ formats, trust: store });
  let files = 0;
  const judging: Judging = {
    now,
    store,
    take: async (location, issuer) => {
      const report = await store.importSource(location, { issuer });
      assert.equal(report.ok, true, report.ok ? '' : report.detail);
    },
    takeText: async (text, issuer) => await judging.takeBytes(Buffer.from(text), issuer),
    takeBytes: async (bytes, issuer) => {
      files += 1;
      const path = join(folder, `source-${files}`);
      writeFileSync(path, bytes);
      return await store.importSource(path, { issuer });
    },
    judge: async (text, here = {}) =>
      await judge.judge(text, {
        now: judging.now,
        clock: 'trusted',
        network: 'offline',
        policy: defaultPolicy,
        timeZone: 'Asia/Seoul',
        direction: 'entry',
        judgeAges: true,
        ...here,
      }),
    answer: async (text, here) => {
      const { decision, reason } = await judging.judge(text, here);
      return [decision, reason];
    },
  };
  return judging;
}
