import { createHash } from 'node:crypto';
import { type EpochMs, toIso } from '../../../shared/clock.ts';
import type { Language } from '../../../shared/settings.ts';
import type { Journal } from '../journal.ts';
import { findOutages } from './find-outages.ts';
import type { OutageFigures } from './outage-report.ts';
import { reportPage } from './report-page.ts';
import { totalsOf } from './totals.ts';

export interface ReportWanted {
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly now: EpochMs;
  readonly venue: string;
  readonly gate: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly language: Language;
  readonly version: string;
}

/** Two files that belong together: the page for people and the kiosk's signature on it and on its figures. */
export interface MadeReport {
  readonly figures: OutageFigures;
  readonly page: { readonly name: string; readonly text: string };
  readonly signature: { readonly name: string; readonly text: string };
}

/** base64url SHA-256 of the page's bytes. */
export function digestOf(page: string | Buffer): string {
  return createHash('sha256').update(page).digest('base64url');
}

/**
 * A report on the outages of a period, resting on the journal's last row, which is signed for it.
 *
 * @throws {JournalUnwritable}
 * @throws {RowsGone} retention overtook the reader
 */
export async function makeReport(
  journal: Pick<Journal, 'rows' | 'signHead' | 'sign' | 'publicKeys'>,
  wanted: ReportWanted,
): Promise<MadeReport> {
  const { from, until, now, ...place } = wanted;
  const { head, checkpoint } = journal.signHead();
  const outages = await findOutages(journal.rows(), { from, until, upTo: head.seq });
  const figures: OutageFigures = {
    ...place,
    at: toIso(now),
    from: toIso(from),
    until: toIso(until),
    key: journal.publicKeys()[0]?.kid ?? '',
    head,
    ...(checkpoint === undefined ? {} : { checkpoint }),
    outages: [...outages],
    totals: totalsOf(outages, now),
  };
  const stem = `munjigi-outages-${toIso(now).slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const page = { name: `${stem}.html`, text: reportPage(figures, `${stem}.jws`) };
  const statement = { ...figures, page: { name: page.name, sha256: digestOf(page.text) } };
  return {
    figures,
    page,
    signature: { name: `${stem}.jws`, text: `${journal.sign('munjigi-outages', statement)}\n` },
  };
}
