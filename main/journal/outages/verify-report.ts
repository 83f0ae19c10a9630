import type { JournalRow } from '../../../shared/journal-row.ts';
import { canonical } from '../chain.ts';
import { type VerificationKeys, verifyStatement } from '../statement.ts';
import { findOutages } from './find-outages.ts';
import { digestOf } from './make-report.ts';
import type { OutageReport } from './outage-report.ts';

/** How a report stood the check. */
export type ReportVerification =
  | { readonly ok: true; readonly report: OutageReport }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface ReportFiles {
  /** The page's bytes. */
  readonly page: Buffer;
  readonly signature: string;
  /** Lines of an export of the same journal that holds already, to count again. */
  readonly journal?: AsyncIterable<string>;
}

async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<JournalRow> {
  for await (const line of lines) {
    const { proof: _, ...row } = JSON.parse(line) as JournalRow & { readonly proof?: unknown };
    yield row as JournalRow;
  }
}

async function checkpointProblems(report: OutageReport, keys: VerificationKeys): Promise<readonly string[]> {
  const { checkpoint, head } = report;
  if (checkpoint === undefined) {
    return head.seq === 0
      ? []
      : [`There is no mark of the kiosk on row ${head.seq}, on which the report rests`];
  }
  const check = await verifyStatement(checkpoint, keys);
  if (!check.ok) return [`The mark on row ${head.seq} does not count: ${check.problem}`];
  if (
    check.type === 'munjigi-checkpoint' &&
    check.statement.seq === head.seq &&
    check.statement.hash === head.hash
  )
    return [];
  return [`The mark of the kiosk is on another row than ${head.seq}, on which the report rests`];
}

async function recountProblems(
  report: OutageReport,
  lines: AsyncIterable<string>,
): Promise<readonly string[]> {
  const { from, until, head } = report;
  const wanted = { from: Date.parse(from), until: Date.parse(until), upTo: head.seq };
  const counted = await findOutages(rowsOf(lines), wanted);
  const problems: string[] = [];
  for (let n = 0; n < Math.max(counted.length, report.outages.length); n += 1) {
    const [said, found] = [report.outages[n], counted[n]];
    if (said === undefined)
      problems.push(`The journal holds an outage since ${found?.since} that the report does not`);
    else if (found === undefined)
      problems.push(`The journal holds no outage since ${said.since}, as the report says`);
    else if (canonical(said) !== canonical(found))
      problems.push(`Outage ${n + 1}, since ${said.since}, is another one in the journal`);
  }
  return problems;
}

/**
 * Checks a report from its two files and the kiosk's public keys alone: that the figures are the ones that the kiosk
 * signed, and that the page is the one that shows them.
 */
export async function verifyReport(files: ReportFiles, keys: VerificationKeys): Promise<ReportVerification> {
  const check = await verifyStatement(files.signature.trim(), keys);
  if (!check.ok) return { ok: false, problems: [`The figures do not count: ${check.problem}`] };
  if (check.type !== 'munjigi-outages') {
    return { ok: false, problems: [`The signature is none of a report: it is a ${check.type}`] };
  }
  const report = check.statement;
  const problems = [
    ...(digestOf(files.page) === report.page.sha256
      ? []
      : [`The page was changed: it is not the one that the kiosk signed at ${report.at}`]),
    ...(await checkpointProblems(report, keys)),
    ...(files.journal === undefined ? [] : await recountProblems(report, files.journal)),
  ];
  return problems.length === 0 ? { ok: true, report } : { ok: false, problems };
}
