import type { EpochMs } from '../../shared/clock.ts';
import type { JournalRow } from '../../shared/journal-row.ts';
import type { Policy } from '../../shared/policy.ts';
import type { JournalTransaction } from '../journal/journal-writer.ts';

/** Guests whom staff let in: `seq` is the row that says so. */
interface LetIn {
  readonly seq: number;
  readonly at: EpochMs;
  readonly party: number;
  readonly entry: Policy['entry'];
}

/** What a forged code says of itself is somebody else's pass: letting its holder in must not use that up. */
const forged: ReadonlySet<string> = new Set(['signature-invalid', 'algorithm-not-allowed']);

/**
 * Whether it takes somebody in charge to let the guest of this scan in: a refusal is no matter of a steward's. Nobody is
 * kept inside for want of a PIN.
 */
export function takesVouch(scan: JournalRow | undefined): boolean {
  return scan?.decision === 'refuse' && scan.direction !== 'exit';
}

/** The pass that staff let in with this scan, if one could be read that is not forged. */
export function passOf(scan: JournalRow | undefined): string | undefined {
  return scan?.reason !== undefined && forged.has(scan.reason) ? undefined : scan?.pass;
}

/**
 * Lets guests in whom staff decided about, with the pass of the scan if there is one, so that it is refused when it is
 * shown again. A pass that stands for somebody inside already, and was refused for that, stands for these guests too.
 * One that came in since its review is in: nobody is counted twice.
 */
export function letIn(transaction: JournalTransaction, scan: JournalRow | undefined, who: LetIn): void {
  const { entry, ...guests } = who;
  const pass = passOf(scan);
  const before = pass === undefined ? undefined : transaction.earlierEntry(pass);
  const isTaken = before?.inside === true || (entry === 'once' && before !== undefined);
  if (pass === undefined) transaction.enter({ ...guests, entry: 'free' });
  else if (!isTaken) transaction.enter({ ...guests, entry, pass });
  else if (scan?.decision === 'refuse') transaction.enter({ ...guests, entry, companion: pass });
}
