import { settingsFor } from '../../main/desk/set-up.ts';
import { Journal } from '../../main/journal/journal.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { krVaccinePass2021 } from '../../shared/policies/kr-vaccine-pass-2021.ts';
import { tokenPrefix } from './guests.ts';
import type { Shown } from './our-door.ts';

export const pin = '482913';

/** Sets a kiosk up on the morning of the day: the policy of 2021 in force, the one issuer held, its centre to be asked. */
export async function setUpKiosk(
  profile: string,
  { issuer, endpoint, clock }: { readonly issuer: string; readonly endpoint: string; readonly clock: Clock },
): Promise<void> {
  const name = '질병관리청';
  const settings = await settingsFor({
    venue: '문지기 식당',
    gate: '정문',
    manager: '김관리',
    pin,
    language: 'ko',
  });
  new SettingsFile(profile).write({
    ...settings,
    policy: krVaccinePass2021.name,
    issuerEndpoints: [{ issuer, name, prefix: tokenPrefix, endpoint, answers: 'plain' }],
  });
  const trust = TrustStore.open(profile, { clock });
  const report = await trust.importSource(issuer, { name });
  trust.close();
  if (!report.ok) throw new Error(report.detail);
}

export interface Evidence {
  /** Scans and manual entries in the journal. */
  readonly rows: number;
  /** What was shown or said and is not in the journal as it was. */
  readonly lostRows: number;
  readonly chainHolds: boolean;
}

/** Opens the journal that the day left and looks for each row that it must hold. */
export async function readJournal(profile: string, shown: readonly Shown[], clock: Clock): Promise<Evidence> {
  const journal = Journal.open(profile, {
    clock,
    version: 'drill',
    retentionDays: 28,
    place: () => ({ venue: '문지기 식당', gate: '정문' }),
    damaged: 'refuse',
  });
  try {
    const lost = shown.filter(({ kind, seq, decision }) => {
      const row = seq === undefined ? undefined : journal.row(seq);
      return row?.kind !== kind || row.decision !== decision;
    });
    const { ok } = await journal.verify();
    const rows = [...journal.rows()].filter(({ kind }) => kind === 'scan' || kind === 'manual-entry').length;
    return { rows, lostRows: lost.length, chainHolds: ok };
  } finally {
    journal.close();
  }
}
