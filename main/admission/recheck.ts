import { setImmediate } from 'node:timers/promises';
import type { Clock, EpochMs } from '../../shared/clock.ts';
import type { RowDraft } from '../../shared/journal-row.ts';
import type { Verdict } from '../../shared/verdict.ts';
import type { Faults } from './faults.ts';
import type { Circumstances, Judge, Judgement } from './judge.ts';
import {
  circumstancesOf,
  copyOf,
  type RecheckCopy,
  recheckCopySchema,
  waitsForNews,
} from './recheck-copy.ts';

const hour = 60 * 60_000;

interface Pending {
  readonly seq: number;
  readonly keepUntil: EpochMs;
}

/** What a second look needs of the journal. */
export interface RecheckJournal {
  readonly copies: {
    readonly keep: (seq: number, keepUntil: EpochMs, text: string) => Promise<void>;
    readonly pending: () => readonly Pending[];
    readonly firstEnd: () => EpochMs | undefined;
    readonly open: (seq: number) => Promise<string | undefined>;
  };
  readonly write: <T>(
    work: (transaction: {
      readonly append: (draft: RowDraft) => number;
      readonly forgetCopy: (seq: number) => void;
    }) => T,
  ) => T;
  /** Empties the write-ahead log of what was deleted. */
  readonly sweep: () => void;
}

export interface RecheckOptions {
  readonly clock: Clock;
  readonly judge: Pick<Judge, 'judge'>;
  readonly journal: RecheckJournal;
  /** As they are now, for the rows that say how it ended. */
  readonly circumstances: () => Pick<Verdict, 'clock' | 'network'>;
  /** Resolves when no scan is being answered. */
  readonly idle: () => Promise<void>;
  readonly faults: Faults;
}

function noteOf({ decision, reason }: Pick<Judgement, 'decision' | 'reason'>): string {
  if (decision === 'admit') return 'checked again: would have been admitted at the time of the scan';
  if (reason === 'revoked' || reason === 'blocked') return `checked again: the pass was ${reason}`;
  return decision === 'refuse'
    ? 'checked again: would have been refused'
    : 'checked again: staff would have been asked all the same';
}

/**
 * The second look at scans that could not be decided for want of a key or a list, if the policy asks for it. It goes
 * on beside the door, one copy at a time between the scans, and ends in a row: nobody is let in or out by it.
 */
export class Recheck {
  readonly #options: RecheckOptions;
  #last: Promise<void> = Promise.resolve();
  #planned = false;
  #stopping = false;

  constructor(options: RecheckOptions) {
    this.#options = options;
  }

  /** Keeps a sealed copy of the scan in row `seq`, if its policy says so and another look may help. Never throws. */
  keep(seq: number, text: string, verdict: Pick<Verdict, 'decision' | 'reason'>, here: Circumstances): void {
    const { recheck } = here.policy;
    if (recheck === null || here.clock !== 'trusted' || !waitsForNews(verdict)) return;
    const { journal } = this.#options;
    const keepUntil = here.now + recheck.keepHours * hour;
    this.#then(() => journal.copies.keep(seq, keepUntil, JSON.stringify(copyOf(text, here))));
  }

  /** What is held has changed, or a copy's time is over: looks through all of them. */
  soon(): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#then(async () => {
      this.#planned = false;
      await this.#lookThrough();
    });
  }

  /** To be called from time to time: what has to go, goes. */
  beat(): void {
    const end = this.#options.journal.copies.firstEnd();
    if (end !== undefined && end <= this.#options.clock.now()) this.soon();
  }

  /** Resolves when all that was asked for is done. */
  idle(): Promise<void> {
    return this.#last;
  }

  /** Ends after the copy that is under way. */
  stop(): Promise<void> {
    this.#stopping = true;
    return this.#last;
  }

  #then(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error: unknown) => {
      this.#options.faults.report('recheck', error);
    });
  }

  async #lookThrough(): Promise<void> {
    const { journal, idle, faults } = this.#options;
    let destroyed = false;
    for (const copy of journal.copies.pending()) {
      await idle();
      await setImmediate();
      if (this.#stopping) break;
      try {
        if (await this.#look(copy)) destroyed = true;
      } catch (error) {
        // The others are looked at all the same, and this one again with the next news.
        faults.report('recheck', error);
      }
    }
    if (destroyed) journal.sweep();
  }

  /** @returns whether the copy was destroyed */
  async #look({ seq, keepUntil }: Pending): Promise<boolean> {
    const { journal, judge, clock, circumstances } = this.#options;
    const isOver = clock.now() >= keepUntil;
    const copy = isOver ? undefined : readCopy(await journal.copies.open(seq));
    if (copy === undefined) {
      const note = isOver
        ? 'could not be decided in time; the sealed copy was destroyed'
        : 'the sealed copy could not be opened, and was destroyed';
      this.#end(seq, { decision: 'review', note });
      return true;
    }
    const here = circumstancesOf(copy, circumstances().network);
    const judgement = await judge.judge(copy.text, here);
    // A format that does not pass the kiosk's own check today may do so after the next start.
    if (waitsForNews(judgement) || judgement.reason === 'internal') return false;
    const { decision, reason, rule, pass } = judgement;
    this.#end(seq, {
      decision,
      reason,
      policy: copy.policy.name,
      direction: copy.direction,
      note: noteOf(judgement),
      ...(rule === undefined ? {} : { rule: rule.id }),
      ...(pass === undefined ? {} : { format: pass.format }),
      ...(pass?.issuer === undefined ? {} : { issuer: pass.issuer }),
      ...(pass?.keyId === undefined ? {} : { keyId: pass.keyId }),
    });
    return true;
  }

  /** The row and the end of the copy are one. */
  #end(seq: number, outcome: Omit<RowDraft, 'kind' | 'scan' | 'clock' | 'network'>): void {
    const { journal, circumstances } = this.#options;
    journal.write(({ append, forgetCopy }) => {
      append({ kind: 'rechecked', scan: seq, ...circumstances(), ...outcome });
      forgetCopy(seq);
    });
  }
}

function readCopy(text: string | undefined): RecheckCopy | undefined {
  if (text === undefined) return undefined;
  try {
    return recheckCopySchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
