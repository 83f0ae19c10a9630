import type { Clock } from '../../shared/clock.ts';
import type { KioskEvent } from '../../shared/kiosk-event.ts';
import type { Policy } from '../../shared/policy.ts';
import { decisionOf, type NetworkState, type PassSummary, type Verdict } from '../../shared/verdict.ts';
import type { Scan } from '../scanners/scan.ts';
import type { ClockGuard } from './clock-guard.ts';
import type { Faults } from './faults.ts';
import type { Circumstances, Judge, Judgement } from './judge.ts';
import { PartCollector } from './part-collector.ts';
import { RecentVerdicts } from './recent-verdicts.ts';
import { type AdmissionTransaction, type Recorded, record } from './record.ts';

type VerdictEvent = Extract<KioskEvent, { type: 'verdict' }>;
export type DoorEvent = VerdictEvent | Extract<KioskEvent, { type: 'part' }>;

export interface DoorOptions {
  readonly clock: Clock;
  readonly judge: Judge;
  readonly guard: ClockGuard;
  readonly journal: {
    readonly passHash: (format: string, identity: string) => string;
    readonly write: <T>(work: (transaction: AdmissionTransaction) => T) => T;
  };
  /** What is in force at this moment. */
  readonly inForce: () => {
    readonly policy: Policy;
    readonly direction: 'entry' | 'exit';
    readonly timeZone: string;
    readonly repeatMs: number;
    readonly network: NetworkState;
  };
  readonly faults: Faults;
  /** Hears every verdict after it is on disk, in the order of the scans. */
  readonly emit: (event: DoorEvent) => void;
  /** Whether the journal could be written, after each try. */
  readonly written: (ok: boolean) => void;
}

/** What of a pass the screens may be told: what the policy names, and only if the pass is verified. */
function summaryOf(judgement: Judgement, policy: Policy): PassSummary | undefined {
  const { pass, issuerName } = judgement;
  if (pass === undefined) return undefined;
  const summary: PassSummary = {
    format: pass.format,
    ...(pass.issuer === undefined ? {} : { issuer: pass.issuer }),
    ...(pass.keyId === undefined ? {} : { keyId: pass.keyId }),
  };
  if (!judgement.verified) return summary;
  const may = new Set(policy.guestSees);
  return {
    ...summary,
    ...(may.has('issuerName') && issuerName !== undefined ? { issuerName } : {}),
    ...(may.has('subject') && pass.subject !== undefined ? { subject: pass.subject } : {}),
    ...(may.has('type') && pass.type !== undefined ? { type: pass.type } : {}),
    ...(may.has('name') && pass.name !== undefined ? { name: pass.name } : {}),
    ...(pass.notBefore === undefined ? {} : { notBefore: pass.notBefore }),
    ...(may.has('expiresAt') && pass.expiresAt !== undefined ? { expiresAt: pass.expiresAt } : {}),
  };
}

function verdictOf(recorded: Omit<Recorded, 'seq'>, policy: Policy): Verdict {
  const { judgement, earlier } = recorded;
  const pass = summaryOf(judgement, policy);
  return {
    decision: judgement.decision,
    reason: judgement.reason,
    ages: judgement.ages,
    clock: judgement.clock,
    network: judgement.network,
    ...(pass === undefined ? {} : { pass }),
    ...(judgement.rule === undefined ? {} : { rule: judgement.rule }),
    ...(judgement.detail === undefined ? {} : { detail: judgement.detail }),
    ...(earlier === undefined ? {} : { earlier }),
  };
}

/**
 * From a scan to a verdict that is on disk and then on the screen. Scans are answered one after the other, in the
 * order they came in; a fault in one is a `review` and nothing to the next.
 */
export class Door {
  readonly #options: DoorOptions;
  readonly #parts: PartCollector;
  readonly #recent: RecentVerdicts<VerdictEvent>;
  #last: Promise<void> = Promise.resolve();

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#parts = new PartCollector(options.clock);
    this.#recent = new RecentVerdicts(options.clock, () => options.inForce().repeatMs);
  }

  /** Resolves when the verdict is out. Never rejects. */
  scan(scan: Scan): Promise<void> {
    this.#last = this.#last.then(() => this.#answer(scan));
    return this.#last;
  }

  /** Resolves when every scan so far is answered. */
  idle(): Promise<void> {
    return this.#last;
  }

  /** What was shown a moment ago no longer holds: a guest was let in by hand, the gate turned round. */
  forgetRecent(): void {
    this.#recent.forget();
  }

  async #answer(scan: Scan): Promise<void> {
    const { clock, guard, inForce } = this.#options;
    const now = clock.now();
    const { policy, direction, timeZone, network } = inForce();
    const here: Circumstances = {
      now,
      clock: guard.state(now),
      network,
      policy,
      timeZone,
      direction,
      judgeAges: true,
    };
    try {
      const shown = 'text' in scan ? this.#recent.recall(scan.text) : undefined;
      if (shown !== undefined) return this.#emit({ ...shown, repeat: true, at: now }, scan);
      const judgement = await this.#judge(scan, here);
      if (judgement === undefined) return;
      const event = this.#record(judgement, here);
      if ('text' in scan) this.#recent.remember(scan.text, event);
      this.#emit(event, scan);
    } catch (error) {
      this.#emit(this.#internal(error, here), scan);
    }
  }

  /** `undefined`: one part of several, more are to come. */
  async #judge(scan: Scan, here: Circumstances): Promise<Judgement | undefined> {
    const { judge, emit } = this.#options;
    if ('fault' in scan) return judge.unread(scan.fault, scan.detail, here);
    const format = judge.formatOf(scan.text);
    const collected = format === undefined ? undefined : this.#parts.take(format, scan.text);
    if (collected === undefined) return judge.judge(scan.text, here);
    if (!collected.complete) {
      emit({ type: 'part', have: [...collected.have], count: collected.count });
      return undefined;
    }
    const judgement = await judge.judge(collected.text, here);
    // The parts may be of two guests: that they do not verify together is no evidence against either.
    return judgement.reason === 'signature-invalid' || judgement.reason === 'unreadable'
      ? judge.unread(
          'incomplete',
          'The codes do not belong together. Show all codes of one pass again.',
          here,
        )
      : judgement;
  }

  #record(judgement: Judgement, here: Circumstances): VerdictEvent {
    const { journal, guard, written } = this.#options;
    const { pass } = judgement;
    const hash = pass === undefined ? undefined : journal.passHash(pass.format, pass.identity);
    let recorded: Recorded;
    try {
      recorded = journal.write((transaction) => record(transaction, judgement, here, hash));
    } catch (error) {
      written(false);
      throw error;
    }
    written(true);
    if (here.clock === 'trusted') guard.remember(here.now);
    return {
      type: 'verdict',
      seq: recorded.seq,
      verdict: verdictOf(recorded, here.policy),
      direction: here.direction,
      repeat: false,
      at: here.now,
      tookMs: 0,
    };
  }

  /** A fault of ours on the way. It is written down as a verdict if that still works, and shown in any case. */
  #internal(error: unknown, here: Circumstances): VerdictEvent {
    const reference = this.#options.faults.report('door', error);
    const judgement: Judgement = {
      decision: decisionOf.internal,
      reason: 'internal',
      detail: `Fault ${reference} of this kiosk; the log says more.`,
      verified: false,
      ages: { keys: { level: 'none' }, revocations: { level: 'none' } },
      clock: here.clock,
      network: here.network,
    };
    let seq: number | undefined;
    try {
      seq = this.#options.journal.write((transaction) => record(transaction, judgement, here, undefined)).seq;
    } catch (second) {
      this.#options.faults.report('door', second);
    }
    return {
      type: 'verdict',
      ...(seq === undefined ? {} : { seq }),
      verdict: { ...verdictOf({ judgement }, here.policy), reference },
      direction: here.direction,
      repeat: false,
      at: here.now,
      tookMs: 0,
    };
  }

  #emit(event: VerdictEvent, scan: Scan): void {
    this.#options.emit({ ...event, tookMs: performance.now() - scan.lastByteAt });
  }
}
