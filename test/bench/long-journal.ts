import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../../main/journal/journal.ts';
import type { RowDraft } from '../../shared/journal-row.ts';

const rowsAtOnce = 5_000;
const day = 24 * 60 * 60_000;

const outcomes = [
  { decision: 'admit', reason: 'ok' },
  { decision: 'admit', reason: 'ok' },
  { decision: 'admit', reason: 'ok' },
  { decision: 'refuse', reason: 'expired' },
  { decision: 'review', reason: 'key-unknown' },
] as const satisfies readonly Partial<RowDraft>[];

export interface LongJournal {
  readonly journal: Journal;
  /** When it begins, in epoch milliseconds, and how many days it has. */
  readonly began: number;
  readonly days: number;
  readonly rows: number;
}

function draftOf(n: number, at: number): RowDraft {
  const here = { at: new Date(at).toISOString(), clock: 'trusted', network: 'online' } as const;
  // The network comes and goes ten times a day.
  if (n % 1_000 === 0) return { ...here, kind: 'network', network: n % 2_000 === 0 ? 'offline' : 'online' };
  const outcome = outcomes[n % outcomes.length] ?? outcomes[0];
  if (n % 50 === 0)
    return {
      ...here,
      kind: 'manual-entry',
      decision: 'admit',
      direction: 'entry',
      // Forty people, in turn.
      staff: `staff-${(n / 50) % 40}`,
    };
  return {
    ...here,
    ...outcome,
    kind: 'scan',
    direction: 'entry',
    policy: 'membership',
    format: 'pass+jwt',
    issuer: 'https://passes.example.com',
    keyId: 'k'.repeat(43),
    pass: 'p'.repeat(43),
    ages: { keys: 3_600, revocations: 3_600 },
    tookMs: 1 + (n % 300) / 10,
  };
}

/** A journal as long as a busy month makes it: real rows, chained and signed, spread evenly over its days. */
function longJournal(rows = 500_000, days = 28): LongJournal & { readonly remove: () => void } {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-long-'));
  const began = Math.floor(Date.now() / day) * day - days * day;
  const journal = Journal.open(profile, {
    clock: { now: Date.now },
    version: '0.0.0',
    retentionDays: days + 1,
    place: () => ({ venue: '한빛 아트홀', gate: '1층 정문' }),
  });
  for (let from = 1; from <= rows; from += rowsAtOnce) {
    journal.write(({ append }) => {
      for (let n = from; n < Math.min(from + rowsAtOnce, rows + 1); n += 1) {
        append(draftOf(n, began + Math.floor((n / (rows + 1)) * days * day)));
      }
    });
  }
  const remove = () => {
    journal.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { journal, began, days, rows, remove };
}

let made: ReturnType<typeof longJournal> | undefined;

/** Made once for all that measure it, when the first asks. */
export function theLongJournal(): LongJournal {
  if (made === undefined) {
    made = longJournal();
    process.once('exit', made.remove);
  }
  return made;
}
