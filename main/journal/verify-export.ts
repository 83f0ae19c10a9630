import type { JWK } from 'jose';
import { ChainCheck, missing } from './chain-check.ts';
import { type Proof, parseLine } from './export-line.ts';
import type { VerificationKeys } from './statement.ts';
import type { Verification } from './verification.ts';

/** The keys that an export names itself: whoever made it could have put any there. */
export async function keysIn(lines: AsyncIterable<string>): Promise<readonly JWK[]> {
  let last = '';
  for await (const line of lines) last = line;
  return parseLine(last)?.proof.keys ?? [];
}

/**
 * Verifies an export from its lines and the kiosk's public keys alone: that each row is the one that was written, that
 * none is missing, added or in another place, and that the kiosk signed exactly these.
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  keys: VerificationKeys,
): Promise<Verification> {
  const check = new ChainCheck(keys);
  let anchor: string | undefined;
  let proof: Proof = {};
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const parsed = parseLine(line);
    if (parsed === undefined) {
      check.problem(`Line ${number}${afterRow(check)} is not as a kiosk writes a row`);
      continue;
    }
    if (proof.export !== undefined) check.problem(`Row ${parsed.link.seq} was added after the last one`);
    check.follow(parsed.link);
    ({ proof } = parsed);
    if (check.count === 1) ({ anchor } = proof);
    if (proof.checkpoint !== undefined) await check.checkpoint(proof.checkpoint);
  }
  await checkWhole(check, proof.export);
  const destroyed = anchor === undefined ? undefined : await checkAnchor(check, anchor);
  const { problems, count, first, last } = check;
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    rows: count,
    ...(first === undefined ? {} : { first: first.seq }),
    ...(last === undefined ? {} : { last: last.seq, signedUpTo: last.seq }),
    ...(destroyed === undefined ? {} : { destroyed }),
    keys: proof.keys ?? [],
  };
}

function afterRow({ last }: ChainCheck): string {
  return last === undefined ? '' : `, after row ${last.seq},`;
}

async function checkWhole(check: ChainCheck, jws: string | undefined): Promise<void> {
  const { first, last } = check;
  if (first === undefined || last === undefined) {
    check.problem('There is no row in it');
    return;
  }
  if (jws === undefined) {
    check.problem(
      `It ends with row ${last.seq} without the signature that ends an export: the end is missing`,
    );
    return;
  }
  const whole = await check.statement('munjigi-export', jws, 'The signature at the end');
  if (whole === undefined) return;
  check.beginsAfter({ seq: whole.first - 1, hash: whole.prev });
  if (first.seq < whole.first) check.problem(`Row ${first.seq} was added before the first one`);
  if (last.seq < whole.last) check.problem(missing(last.seq + 1, whole.last));
  else if (last.seq > whole.last) check.problem(`Row ${last.seq} was added after the last one`);
  else if (last.hash !== whole.hash)
    check.problem(`Row ${last.seq} was changed: the kiosk signed another one`);
}

async function checkAnchor(
  check: ChainCheck,
  jws: string,
): Promise<{ upTo: number; at: number } | undefined> {
  const anchor = await check.statement('munjigi-anchor', jws, 'What says that earlier rows were destroyed');
  if (anchor === undefined) return undefined;
  check.beginsAfter(anchor);
  return { upTo: anchor.seq, at: Date.parse(anchor.at) };
}
