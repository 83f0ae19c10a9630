import type { Clock } from '../../shared/clock.ts';
import type { KioskEvent } from '../../shared/kiosk-event.ts';
import type { Policy } from '../../shared/policy.ts';
import { decisionOf, type NetworkState, type Verdict } from '../../shared/verdict.ts';
import type { Scan } from '../scanners/scan.ts';
import type { ClockGuard } from './clock-guard.ts';
import type { Faults } from './faults.ts';
import type { Circumstances, Judge, Judgement } from './judge.ts';
import { type Paired, pairJudgement } from './pair-judgement.ts';
import { PartCollector } from './part-collector.ts';
import { PassPairs } from './pass-pairs.ts';
import type { Resolution } from './questions.ts';
import { RecentVerdicts } from './recent-verdicts.ts';
import { type AdmissionTransaction, type Recorded, record } from './record.ts';
import { verdictOf } from './verdict-of.ts';

type VerdictEvent = Extract<KioskEvent, { type: 'verdict' }>;
export type DoorEvent = VerdictEvent | Extract<KioskEvent, { type: 'part' }>;

export interface DoorOptions {
  readonly clock: Clock;
  readonly judge: Judge;
  /** Scans are kept until this settles, and are answered from then on. Never rejects. */
  readonly ready?: Promise<unknown>;
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
  /** Hears of every code that was read and its verdict, once that is out: what was not decided may be later. */
  readonly judged?: (seq: number, text: string, verdict: Verdict, here: Circumstances) => void;
  /** Whether the journal could be written, after each try. */
  readonly written: (ok: boolean) => void;
}

/** Says in the row how long the guest has waited for it, to a tenth of a millisecond. */
function timed(transaction: AdmissionTransaction, { lastByteAt }: Scan): AdmissionTransaction {
  const append: AdmissionTransaction['append'] = (draft) => {
    const tookMs = Math.max(0, Math.round((performance.now() - lastByteAt) * 10) / 10);
    return transaction.append({ ...draft, tookMs });
  };
  return { ...transaction, append };
}

/**
 * From a scan to a verdict that is on disk and then on the screen. Scans are answered one after the other, in the
 * order they came in; a fault in one is a `review` and nothing to the next.
 */
export class Door {
  readonly #options: DoorOptions;
  readonly #parts: PartCollector;
  readonly #pairs: PassPairs;
  readonly #recent: RecentVerdicts<DoorEvent>;
  #last: Promise<void>;
  readonly #asking = new Set<Promise<void>>();

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#last = Promise.resolve(options.ready).then(() => undefined);
    this.#parts = new PartCollector(options.clock);
    this.#pairs = new PassPairs(options.clock);
    this.#recent = new RecentVerdicts(options.clock, () => options.inForce().repeatMs);
  }

  /** Resolves when the verdict is out. Never rejects. */
  scan(scan: Scan): Promise<void> {
    const resolving = this.#resolve(scan);
    if (resolving === undefined) return this.#queue(scan, undefined);
    // It takes its turn when its issuer has answered or time is up: the guests behind do not wait for that.
    const asking = resolving.then((resolution) => this.#queue(scan, resolution));
    this.#asking.add(asking);
    return asking.finally(() => this.#asking.delete(asking));
  }

  /** Resolves when every scan so far is answered. */
  async idle(): Promise<void> {
    await Promise.all(this.#asking);
    await this.#last;
  }

  /** What was shown a moment ago no longer holds: a guest was let in by hand, the gate turned round. */
  forgetRecent(): void {
    this.#recent.forget();
    this.#pairs.forget();
  }

  #queue(scan: Scan, resolution: Resolution | undefined): Promise<void> {
    this.#last = this.#last.then(() => this.#answer(scan, resolution));
    return this.#last;
  }

  /** `undefined`: there is nothing to ask, as of every pass that speaks for itself. */
  #resolve(scan: Scan): Promise<Resolution> | undefined {
    if (!('text' in scan) || this.#recent.recall(scan.text) !== undefined) return undefined;
    try {
      return this.#options.judge.resolve(scan.text);
    } catch {
      // Whatever it is befalls the verdict, too, and is told there.
      return undefined;
    }
  }

  async #answer(scan: Scan, resolution: Resolution | undefined): Promise<void> {
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
      if (shown !== undefined) return this.#repeat(shown, scan, here);
      const read = await this.#judge(scan, here, resolution);
      if (read === undefined) return;
      const { judgement, text } = read;
      const paired = pairJudgement(judgement, this.#pairs);
      const event = this.#record(paired, here, scan);
      if ('text' in scan) this.#recent.remember(scan.text, event);
      // The first pass may still be held there: it has come in with the second.
      if (paired.first !== undefined) this.#recent.remember(paired.first.text, event);
      this.#emit(event, scan);
      // Of two passes neither is judged without the other.
      if (text !== undefined && paired.first === undefined) this.#judged(event, text, here);
    } catch (error) {
      this.#emit(this.#internal(error, here, scan), scan);
    }
  }

  /** `undefined`: one part of several, more are to come. */
  async #judge(
    scan: Scan,
    here: Circumstances,
    resolution: Resolution | undefined,
  ): Promise<{ readonly judgement: Judgement; readonly text?: string } | undefined> {
    const { judge, emit } = this.#options;
    if ('fault' in scan) return { judgement: judge.unread(scan.fault, scan.detail, here) };
    const format = judge.formatOf(scan.text);
    const collected = format === undefined ? undefined : this.#parts.take(format, scan.text);
    if (collected === undefined) {
      return { judgement: await judge.judge(scan.text, here, resolution), text: scan.text };
    }
    if (!collected.complete) {
      emit({ type: 'part', have: [...collected.have], count: collected.count });
      return undefined;
    }
    const judgement = await judge.judge(collected.text, here);
    // The parts may be of two guests: that they do not verify together is no evidence against either.
    const fits = judgement.reason !== 'signature-invalid' && judgement.reason !== 'unreadable';
    if (fits) return { judgement, text: collected.text };
    return {
      judgement: judge.unread(
        'incomplete',
        'The codes do not belong together. Show all codes of one pass again.',
        here,
      ),
    };
  }

  #judged(event: DoorEvent, text: string, here: Circumstances): void {
    if (event.type === 'verdict' && event.seq !== undefined) {
      this.#options.judged?.(event.seq, text, event.verdict, here);
    }
  }

  #record({ judgement, first }: Paired, here: Circumstances, scan: Scan): DoorEvent {
    const { journal, guard, written } = this.#options;
    const { pass } = judgement;
    const hash = pass === undefined ? undefined : journal.passHash(pass.format, pass.identity);
    let recorded: Recorded;
    try {
      recorded = journal.write((transaction) =>
        record(timed(transaction, scan), judgement, here, hash, first),
      );
    } catch (error) {
      written(false);
      throw error;
    }
    written(true);
    if (here.clock === 'trusted') guard.remember(here.now);
    return this.#waiting(recorded, hash, scan) ?? this.#verdict(recorded, here);
  }

  /** The first of two passes is written down and shown as a part: the guest shows the second. */
  #waiting({ judgement, seq }: Recorded, hash: string | undefined, scan: Scan): DoorEvent | undefined {
    const { pass, second, reason } = judgement;
    if (second === undefined || pass === undefined || hash === undefined || !('text' in scan))
      return undefined;
    const waits = reason === 'second-pass-needed' || reason === 'rule-not-met';
    if (waits) this.#pairs.wait({ pass: hash, seq, text: scan.text }, pass, second);
    if (reason !== 'second-pass-needed') return undefined;
    return { type: 'part', have: [1], count: 2, sentence: second.sentence };
  }

  #verdict(recorded: Recorded, here: Circumstances): VerdictEvent {
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
  #internal(error: unknown, here: Circumstances, scan: Scan): VerdictEvent {
    const reference = this.#options.faults.report('door', error);
    const judgement: Judgement = {
      decision: decisionOf.internal,
      reason: 'internal',
      detail: `Fault ${reference} of this kiosk; the log says more.`,
      reference,
      verified: false,
      ages: { keys: { level: 'none' }, revocations: { level: 'none' } },
      clock: here.clock,
      network: here.network,
    };
    let seq: number | undefined;
    try {
      const { journal } = this.#options;
      seq = journal.write((transaction) => record(timed(transaction, scan), judgement, here, undefined)).seq;
    } catch (second) {
      this.#options.faults.report('door', second);
    }
    return {
      type: 'verdict',
      ...(seq === undefined ? {} : { seq }),
      verdict: verdictOf({ judgement }, here.policy),
      direction: here.direction,
      repeat: false,
      at: here.now,
      tookMs: 0,
    };
  }

  #repeat(shown: DoorEvent, scan: Scan, here: Circumstances): void {
    this.#emit(shown.type === 'verdict' ? { ...shown, repeat: true, at: here.now } : shown, scan);
  }

  #emit(event: DoorEvent, scan: Scan): void {
    const tookMs = performance.now() - scan.lastByteAt;
    this.#options.emit(event.type === 'verdict' ? { ...event, tookMs } : event);
  }
}
