import { Journal } from '../../main/journal/journal.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import type { RowDraft } from '../../shared/journal-row.ts';

const scan = { kind: 'scan', clock: 'trusted', network: 'online', direction: 'entry' } as const;
const each = 97;

/** One scan in 97 is of a pass that is over, the others are good. */
function scanOf(number: number, at: number): RowDraft {
  const verdict =
    number % each === 0
      ? ({ decision: 'refuse', reason: 'expired' } as const)
      : ({ decision: 'admit', reason: 'ok' } as const);
  return { ...scan, ...verdict, at: new Date(at).toISOString(), ages: { keys: 3_600, revocations: 540 } };
}

function openJournal(profile: string): Journal {
  const settings = new SettingsFile(profile).read();
  if (settings === undefined) throw new Error('the profile is not set up');
  return Journal.open(profile, {
    clock: { now: Date.now },
    version: '0.0.0',
    retentionDays: settings.retentionDays,
    place: () => settings,
  });
}

/** A manual entry that a manager who is gone made an hour ago. @returns its row */
export async function newEntryRow(profile: string): Promise<number> {
  const journal = openJournal(profile);
  const at = Date.now() - 3_600_000;
  const sealed = await journal.seal({ region: '서울특별시 종로구', telephone: '01012345678' }, at);
  const seq = journal.write(({ append }) =>
    append({
      ...scan,
      kind: 'manual-entry',
      at: new Date(at).toISOString(),
      decision: 'admit',
      entry: { evidence: 'paper', party: 2 },
      staff: 'gone',
      sealed,
    }),
  );
  journal.close();
  return seq;
}

/**
 * Writes scans into the journal of a profile whose kiosk does not run, a second apart, the last one just now.
 *
 * @returns how many of them were refused
 */
export function fillJournal(profile: string, rows: number): number {
  const now = Date.now();
  const journal = openJournal(profile);
  journal.write(({ append }) => {
    for (let number = 1; number <= rows; number += 1) append(scanOf(number, now - (rows - number) * 1_000));
  });
  journal.close();
  return Math.floor(rows / each);
}
