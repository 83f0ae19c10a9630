import { GuestBook } from '../../main/guests/guest-book.ts';
import { Journal } from '../../main/journal/journal.ts';
import type { JournalTransaction } from '../../main/journal/journal-writer.ts';
import type { EpochMs } from '../../shared/clock.ts';
import type { RowDraft } from '../../shared/journal-row.ts';
import { putList } from '../main/guests/put-list.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const here = { clock: 'trusted', network: 'online' } as const;

/** What guests are told, in turn. */
const told = [
  ...Array.from({ length: 9 }, () => ({ decision: 'admit', reason: 'ok' }) as const),
  { decision: 'refuse', reason: 'expired' },
  ...Array.from({ length: 7 }, () => ({ decision: 'admit', reason: 'ok' }) as const),
  { decision: 'review', reason: 'issuer-unknown' },
  { decision: 'admit', reason: 'ok' },
  { decision: 'refuse', reason: 'already-inside' },
] as const satisfies readonly Partial<RowDraft>[];

/** Whom staff enter by hand. */
const byHand = [
  { region: '서울특별시 종로구', telephone: '01012345678' },
  { region: '경기도 수원시 팔달구', telephone: '01087654321' },
] as const;

interface Evening {
  readonly issuer: string;
  /** When the first comes; the others come half a minute after each other. */
  readonly from: EpochMs;
  readonly guests: number;
}

function letCome(
  { append, enter }: JournalTransaction,
  { issuer, from, guests }: Evening,
): readonly number[] {
  const open: number[] = [];
  for (let n = 0; n < guests; n += 1) {
    const outcome = told[n % told.length] ?? told[0];
    const at = from + n * 30_000;
    const tookMs = n < 3 ? 31 : 2 + (n % 5);
    const from_ = outcome.reason === 'issuer-unknown' ? 'https://tickets.example.org' : issuer;
    const scan = { kind: 'scan', ...here, ...outcome, direction: 'entry', format: 'pass+jwt' } as const;
    const seq = append({ ...scan, issuer: from_, at: new Date(at).toISOString(), tookMs });
    if (outcome.decision === 'admit') enter({ entry: 're-entry', seq, at });
    if (outcome.decision === 'review') open.push(seq);
  }
  return open;
}

/**
 * Fills the stores of a profile whose kiosk does not run: an evening of a week before, the one of `now` so far, with an
 * outage and two entries by hand, and a guest list.
 */
export async function seedEvening(profile: string, issuer: string, now: EpochMs): Promise<void> {
  const journal = Journal.open(profile, {
    clock: { now: () => now },
    version: '1.0.0',
    retentionDays: 28,
    place: () => ({ venue: '한빛 아트홀', gate: '1층 정문' }),
  });
  const iso = (minutesAgo: number) => new Date(now - minutesAgo * minute).toISOString();
  const sealed = await Promise.all(byHand.map((values) => journal.seal(values, now)));
  journal.write((transaction) => {
    const { append, enter } = transaction;
    letCome(transaction, { issuer, from: now - 7 * day - 90 * minute, guests: 90 });
    append({ kind: 'unlocked', ...here, staff: 'lee', at: iso(130) });
    append({ kind: 'network', ...here, network: 'offline', impaired: { issuer: 'offline' }, at: iso(95) });
    append({ kind: 'network', ...here, at: iso(78) });
    const waiting = letCome(transaction, { issuer, from: now - 75 * minute, guests: 140 });
    sealed.forEach((values, n) => {
      const entry = { evidence: n === 0 ? 'paper' : 'phone', party: 2 };
      const draft = {
        kind: 'manual-entry',
        ...here,
        decision: 'admit',
        direction: 'entry',
        staff: 'lee',
      } as const;
      const scan = waiting[n];
      const seq = append({
        ...draft,
        form: 'kr-visitor-list-2021',
        entry,
        sealed: values,
        at: iso(4 - n),
        ...(scan === undefined ? {} : { scan }),
      });
      enter({ entry: 're-entry', seq, at: now - (4 - n) * minute, party: 2 });
    });
  });
  journal.close();
  const book = GuestBook.open(profile);
  await putList(book, { name: '개막 공연', until: now + day, now }, [
    { id: '1', name: '김철수', company: '한빛', code: 'GALA-1' },
    { id: '2', name: '김지우' },
    { id: '3', name: 'Anna Berg', code: 'GALA-3' },
  ]);
  book.close();
}
