import { Journal } from '../../main/journal/journal.ts';
import type { RowDraft } from '../../shared/journal-row.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What each fifth guest is told. */
const told = [
  { decision: 'admit', reason: 'ok' },
  { decision: 'admit', reason: 'ok' },
  { decision: 'refuse', reason: 'expired' },
  { decision: 'admit', reason: 'ok' },
  { decision: 'review', reason: 'key-unknown' },
] as const satisfies readonly Partial<RowDraft>[];

/** A lunch with an outage in it: `guests` by their codes, and one by hand for each ten of them. */
function* lunch(noon: number, guests: number): Generator<RowDraft> {
  const at = (ms: number) => new Date(noon + ms).toISOString();
  const here = { clock: 'trusted', network: 'online' } as const;
  for (let n = 0; n < guests; n += 1) {
    const ms = ((n * 97) % 120) * 30_000;
    const outcome = told[n % told.length] ?? told[0];
    yield { kind: 'scan', ...here, ...outcome, direction: 'entry', at: at(ms), tookMs: 2 + (n % 7) };
    if (n % 10 === 0)
      yield {
        kind: 'manual-entry',
        ...here,
        decision: 'admit',
        direction: 'entry',
        staff: 'kim',
        at: at(ms),
      };
  }
  yield {
    kind: 'network',
    ...here,
    network: 'offline',
    impaired: { issuer: 'offline' },
    at: at(30 * minute),
  };
  yield { kind: 'network', ...here, at: at(47 * minute) };
}

/**
 * Writes the lunch hours of yesterday, of the day a week before it and of one whose time is over into a kiosk's journal,
 * by the clock in Seoul, and has the last destroyed.
 */
export function seedDays(profile: string): void {
  const now = Date.now();
  const journal = Journal.open(profile, {
    clock: { now: () => now },
    version: '0.0.0',
    retentionDays: 28,
    place: () => ({ venue: '한빛 아트홀', gate: '1층 정문' }),
  });
  // The day in Seoul turns at four, which is 19:00 of the UTC day before.
  const began = Math.floor((now + 5 * 60 * minute) / day) * day - 5 * 60 * minute;
  const noon = began - day + 8 * 60 * minute;
  journal.write(({ append }) => {
    for (const draft of lunch(noon - 40 * day, 20)) append(draft);
    for (const draft of lunch(noon - 7 * day, 40)) append(draft);
    for (const draft of lunch(noon, 60)) append(draft);
  });
  journal.destroyExpired();
  journal.close();
}
