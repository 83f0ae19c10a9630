import { createHash } from 'node:crypto';
import { type EpochMs, toIso } from '../../../shared/clock.ts';
import type { DoorReport } from '../../../shared/report.ts';
import type { Journal } from '../journal.ts';
import { type Statement, type VerificationKeys, verifyStatement } from '../statement.ts';

function digestOf(file: string | Buffer): string {
  return createHash('sha256').update(file).digest('base64url');
}

/** The kiosk's signature on a file of figures, as a compact JWS (RFC 7515): what is beside the file, `NAME.jws`. */
export function signFigures(
  journal: Pick<Journal, 'sign'>,
  { days, upTo }: Pick<DoorReport, 'days' | 'upTo'>,
  file: { readonly name: string; readonly text: string; readonly now: EpochMs },
): string {
  const { name, text, now } = file;
  return journal.sign('munjigi-figures', {
    file: name,
    sha256: digestOf(text),
    at: toIso(now),
    ...days,
    upTo,
  });
}

export type FiguresVerification =
  | { readonly ok: true; readonly statement: Statement<'munjigi-figures'> }
  | { readonly ok: false; readonly problem: string };

/** Whether a file of figures is the one that a kiosk signed, by the file, its signature and the public keys alone. */
export async function verifyFigures(
  file: Buffer,
  signature: string,
  keys: VerificationKeys,
): Promise<FiguresVerification> {
  const check = await verifyStatement(signature.trim(), keys);
  if (!check.ok) return check;
  if (check.type !== 'munjigi-figures') {
    return { ok: false, problem: `the signature is none of figures: it is a ${check.type}` };
  }
  if (digestOf(file) !== check.statement.sha256) {
    return { ok: false, problem: `the file is not the one that the kiosk signed at ${check.statement.at}` };
  }
  return { ok: true, statement: check.statement };
}
