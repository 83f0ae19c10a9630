import type { RowDraft } from '../../../../shared/journal-row.ts';
import { minute, type TestJournal } from '../test-journal.ts';

const offline = { clock: 'trusted', network: 'offline' } as const;
const online = { clock: 'trusted', network: 'online' } as const;
export const issuer = 'passes.example.com';

export const started: RowDraft = { kind: 'started', ...online };
export const stopped: RowDraft = { kind: 'stopped', ...online };
export const down: RowDraft = { kind: 'network', ...offline, impaired: { [issuer]: 'offline' } };
export const up: RowDraft = { kind: 'network', ...online };

export function scanned(decision: 'admit' | 'refuse' | 'review', reason: RowDraft['reason']): RowDraft {
  return {
    kind: 'scan',
    ...offline,
    direction: 'entry',
    decision,
    ...(reason === undefined ? {} : { reason }),
  };
}
export function byHand(decision: 'admit' | 'refuse'): RowDraft {
  return { kind: 'manual-entry', ...offline, direction: 'entry', decision, staff: 'kim' };
}

/** An hour at noon in which the issuer is not reached: 1 row up to it, 9 in it, 2 after it. */
export function badHour({ write, time }: TestJournal): void {
  write(started);
  time.now += 15 * minute;
  write(down);
  write(scanned('admit', 'ok'), scanned('admit', 'ok'), scanned('refuse', 'expired'));
  time.now += 30 * minute;
  write(scanned('review', 'key-unknown'), scanned('review', 'key-unknown'));
  write(byHand('admit'), byHand('admit'), byHand('refuse'));
  time.now += 30 * minute;
  write(up, { kind: 'scan', ...online, decision: 'admit', reason: 'ok', direction: 'entry' });
  // The second entry was a mistake, found later.
  write({ kind: 'correction', ...online, corrects: 9, void: true, staff: 'kim', note: 'twice' });
}
