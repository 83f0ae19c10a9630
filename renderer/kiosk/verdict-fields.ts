import type { KioskStatus } from '../../shared/kiosk-event.ts';
import type { EntranceKey } from '../../shared/locales/entrance.ts';
import type { Verdict } from '../../shared/verdict.ts';
import type { Formats } from '../parts/format.ts';

export interface VerdictField {
  readonly label: EntranceKey;
  readonly value: string;
}

const day = 24 * 60 * 60_000;

/** What of the pass the guest reads beside the verdict: what the policy names, and the entry that came before. */
export function verdictFields(
  { pass, earlier, reason }: Pick<Verdict, 'pass' | 'earlier' | 'reason'>,
  guestSees: KioskStatus['guestSees'],
  formats: Formats,
  now: number,
): readonly VerdictField[] {
  const fields: VerdictField[] = [];
  const add = (label: EntranceKey, value: string | undefined) => {
    if (value !== undefined) fields.push({ label, value });
  };
  const instant = (at: number | undefined) => (at === undefined ? undefined : formats.dateTime(at, now));
  const may = new Set<string>(guestSees);
  if (may.has('name')) add('field.name', pass?.name);
  if (may.has('type')) add('field.type', pass?.type);
  if (may.has('subject')) add('field.subject', pass?.subject);
  if (may.has('issuerName')) add('field.issuer', pass?.issuerName);
  if (reason === 'not-yet-valid' && may.has('expiresAt')) add('field.from', instant(pass?.notBefore));
  else if (may.has('expiresAt')) add('field.expires', instant(pass?.expiresAt));
  if (earlier !== undefined) {
    const today = formats.date(earlier.at) === formats.date(now) && now - earlier.at < day;
    const when = today ? formats.time(earlier.at) : formats.dateTime(earlier.at, now);
    add('field.earlier', `${when} · ${earlier.gate}`);
  }
  return fields;
}
