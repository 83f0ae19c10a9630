import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { RowDraft } from '../../shared/journal-row.ts';
import type { Policy } from '../../shared/policy.ts';
import { decisionOf } from '../../shared/verdict.ts';
import { ageInSeconds } from './ages.ts';
import { liftedIn } from './hard-limits.ts';
import type { Circumstances, Judgement } from './judge.ts';

/** What recording a verdict needs of the journal's transaction. */
export interface AdmissionTransaction {
  readonly append: (draft: RowDraft) => number;
  readonly earlierEntry: (
    pass: string,
  ) => { readonly at: EpochMs; readonly gate: string; readonly inside: boolean } | undefined;
  readonly enter: (admission: {
    readonly pass?: string;
    /** Another pass of the same guest, which is in with it. */
    readonly companion?: string;
    readonly entry: Policy['entry'];
    readonly seq: number;
    readonly at: EpochMs;
    readonly party?: number;
    readonly keepUntil?: EpochMs;
  }) => void;
  readonly leave: (departure: {
    readonly pass?: string;
    readonly seq: number;
    readonly at: EpochMs;
  }) => boolean;
}

/** A judgement as it ends up once the second use is known. */
export interface Recorded {
  readonly seq: number;
  readonly judgement: Judgement;
  readonly earlier?: { readonly at: EpochMs; readonly gate: string };
}

/** The pass that was shown before this one, of the same person: its keyed hash and the row of its scan. */
export interface FirstOfTwo {
  readonly pass: string;
  readonly seq: number;
}

/** A pass that may enter once is remembered for as long as it could be shown; one without an end, for good. */
const forGood: EpochMs = Number.MAX_SAFE_INTEGER;

/** What exactly was wrong, and that somebody answered for old lists meanwhile. */
function noteOf({ detail, pass }: Judgement, { policy }: Circumstances): Pick<RowDraft, 'note'> {
  const lifted = liftedIn(policy, pass?.issuer).map(
    (artefact) => `The hard limit of age of ${artefact} was lifted.`,
  );
  const said = [...(detail === undefined ? [] : [detail]), ...lifted];
  return said.length === 0 ? {} : { note: said.join(' ') };
}

function draftOf(
  judgement: Judgement,
  here: Circumstances,
  pass: string | undefined,
  first?: FirstOfTwo,
): RowDraft {
  const read = judgement.pass;
  const keys = ageInSeconds(judgement.ages.keys, here.now);
  const revocations = ageInSeconds(judgement.ages.revocations, here.now);
  return {
    kind: 'scan',
    at: toIso(here.now),
    decision: judgement.decision,
    reason: judgement.reason,
    direction: here.direction,
    policy: here.policy.name,
    clock: here.clock,
    network: here.network,
    ages: {
      ...(keys === undefined ? {} : { keys }),
      ...(revocations === undefined ? {} : { revocations }),
    },
    ...(judgement.rule === undefined ? {} : { rule: judgement.rule.id }),
    ...noteOf(judgement, here),
    ...(read === undefined ? {} : { format: read.format }),
    ...(read?.issuer === undefined ? {} : { issuer: read.issuer }),
    ...(read?.keyId === undefined ? {} : { keyId: read.keyId }),
    ...(pass === undefined ? {} : { pass }),
    ...(first === undefined || judgement.decision !== 'admit' ? {} : { scan: first.seq }),
  };
}

type Earlier = ReturnType<AdmissionTransaction['earlierEntry']>;

/**
 * Question 10: the same pass again, or either of two. It is asked of any pass that could be read and is not forged,
 * because staff may have let it in although its key was unknown then.
 *
 * @returns `before`: the entry that speaks against this one
 */
function secondUse(
  transaction: AdmissionTransaction,
  judgement: Judgement,
  entry: Policy['entry'],
  passes: readonly string[],
): { readonly before: Earlier; readonly final: Judgement } {
  const before = passes
    .map((pass) => transaction.earlierEntry(pass))
    .find((earlier) =>
      entry === 'once' ? earlier !== undefined : entry === 're-entry' && earlier?.inside === true,
    );
  if (before === undefined) return { before, final: judgement };
  const reason = entry === 'once' ? 'used' : 'already-inside';
  return { before, final: { ...judgement, decision: decisionOf[reason], reason } };
}

/**
 * Writes a judgement down inside one transaction: the question of the second use, the row, and the memory of the
 * pass belong together, or two gates could admit one pass.
 *
 * @param pass the keyed hash of the pass, if one could be read
 * @param first the pass that it completes: neither may be in already, and both are in from here on
 */
export function record(
  transaction: AdmissionTransaction,
  judgement: Judgement,
  here: Circumstances,
  pass: string | undefined,
  first?: FirstOfTwo,
): Recorded {
  if (pass === undefined || judgement.decision === 'refuse') {
    return { seq: transaction.append(draftOf(judgement, here, pass)), judgement };
  }
  if (here.direction === 'exit') {
    // Whoever was let in, by hand even, may leave, whether or not the pass can be verified here.
    const inside = transaction.earlierEntry(pass)?.inside === true;
    const final: Judgement = inside ? { ...judgement, decision: 'admit', reason: 'ok' } : judgement;
    const seq = transaction.append(draftOf(final, here, pass));
    if (inside) transaction.leave({ pass, seq, at: here.now });
    return { seq, judgement: final };
  }
  const { entry } = here.policy;
  const passes = first === undefined ? [pass] : [pass, first.pass];
  const { before, final } = secondUse(transaction, judgement, entry, passes);
  const seq = transaction.append(draftOf(final, here, pass, first));
  if (final.decision === 'admit') {
    const together = first === undefined ? {} : { companion: first.pass };
    // Of two passes either may be shown again, and only the later one's end is at hand.
    const end = first === undefined ? (final.pass?.expiresAt ?? forGood) : forGood;
    const keep = entry === 'once' ? { keepUntil: end } : {};
    transaction.enter({ pass, entry, seq, at: here.now, ...keep, ...together });
  }
  return {
    seq,
    judgement: final,
    ...(before === undefined ? {} : { earlier: { at: before.at, gate: before.gate } }),
  };
}
