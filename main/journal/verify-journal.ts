import type { Handle } from '../store/open-database.ts';
import { noHead } from './chain.ts';
import { ChainCheck } from './chain-check.ts';
import type { Checkpoint } from './checkpoints.ts';
import { storedRows } from './export.ts';
import { linkOf } from './export-line.ts';
import type { Anchor } from './retention.ts';
import type { RowStore } from './row-store.ts';
import type { VerificationKeys } from './statement.ts';
import type { Verification } from './verification.ts';

/** Verifies a kiosk's own file: the chain, what was signed of it and what was destroyed. */
export async function verifyJournal(
  parts: { readonly database: Handle; readonly rows: RowStore },
  keys: VerificationKeys,
): Promise<Verification> {
  const { database, rows } = parts;
  const check = new ChainCheck(keys);
  const anchors = database.prepare<[], Anchor>('SELECT seq, hash, jws FROM anchors ORDER BY seq').all();
  let destroyed: { upTo: number; at: number } | undefined;
  for (const { seq, hash, jws } of anchors) {
    const anchor = await check.statement(
      'munjigi-anchor',
      jws,
      `What says that rows up to ${seq} were destroyed`,
    );
    if (anchor === undefined) continue;
    if (anchor.seq === seq && anchor.hash === hash) destroyed = { upTo: seq, at: Date.parse(anchor.at) };
    else check.problem(`What says that rows up to ${seq} were destroyed was changed`);
  }
  const { seq: head } = rows.head();
  const start = rows.anchor() ?? noHead;
  const marks = database
    .prepare<[number], Checkpoint>('SELECT seq, jws FROM checkpoints WHERE seq <= ? ORDER BY seq')
    .all(head);
  const markOf = new Map(marks.map(({ seq, jws }) => [seq, jws]));
  for (const { seq, hash, body } of storedRows(rows, { first: start.seq + 1, last: head })) {
    try {
      const link = linkOf(body);
      if (link.seq !== seq || link.hash !== hash) check.problem(`Row ${seq} was changed`);
      check.follow({ ...link, seq, hash });
    } catch {
      check.problem(`Row ${seq} was changed: it is no row any more`);
      continue;
    }
    const mark = markOf.get(seq);
    if (mark !== undefined) await check.checkpoint(mark);
  }
  check.beginsAfter(start);
  const known = database
    .prepare<[], number | null>(
      'SELECT max(seq) FROM (SELECT seq FROM checkpoints UNION ALL SELECT seq FROM admissions)',
    )
    .pluck()
    .get();
  if ((known ?? 0) > head) check.problem(`The rows after ${head} are missing: there was a row ${known}`);
  const { problems, count, first, last, signed } = check;
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    rows: count,
    ...(first === undefined ? {} : { first: first.seq }),
    ...(last === undefined ? {} : { last: last.seq }),
    ...(destroyed === undefined ? {} : { destroyed }),
    ...(signed === undefined ? {} : { signedUpTo: signed }),
    keys,
  };
}
