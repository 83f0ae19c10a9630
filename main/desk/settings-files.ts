import type { Clock } from '../../shared/clock.ts';
import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { FoundFile } from '../../shared/contract/settings.ts';
import type { SettingChanges } from '../../shared/settings-change.ts';
import { type ImportOutcome, importable } from '../../shared/settings-export.ts';
import { saveFile } from '../journal/reports/save-file.ts';
import { exportWithLogo, logoProblems } from '../store/exported-logo.ts';
import type { LogoFiles } from '../store/logo-files.ts';
import { readSettingsExport } from '../store/read-settings-export.ts';
import { applySettings, previewSettings } from './apply-settings.ts';
import { filesAtPlaces } from './files-at-places.ts';
import type { InForce } from './in-force.ts';
import type { HeldPolicies } from './known-policies.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { savedAt } from './saved-at.ts';

export interface SettingsFilesOptions {
  readonly clock: Clock;
  readonly inForce: InForce;
  readonly logbook: Logbook;
  readonly policies: HeldPolicies;
  readonly logos: LogoFiles;
  readonly places: () => Promise<readonly ReportPlace[]>;
  /** Other settings are in force. */
  readonly changed: () => void;
}

/** What somebody looked at, and the fields of it that stay as they are here. */
export interface ImportWanted {
  readonly path: string;
  readonly digest: string;
  readonly except: readonly string[];
}

type Planned =
  | {
      readonly ok: true;
      readonly changes: SettingChanges;
      readonly outcome: ImportOutcome;
      readonly name: string;
      readonly logo: Buffer | undefined;
    }
  | { readonly ok: false; readonly outcome: ImportOutcome };

/** The settings as one file on a stick, from one kiosk to the next, where staff reach no other files. */
export class SettingsFiles {
  readonly #options: SettingsFilesOptions;

  constructor(options: SettingsFilesOptions) {
    this.#options = options;
  }

  /**
   * Saves the settings at a place; a row says so.
   *
   * @returns the path
   * @throws {CannotBeDone} the place is gone or cannot be written to
   */
  async save(staff: string, placePath: string): Promise<string> {
    const { clock, inForce, logbook, logos, places } = this.#options;
    const place = (await places()).find(({ path }) => path === placePath);
    if (place === undefined) throw new CannotBeDone(`${placePath} is not there any more.`);
    inForce.refresh();
    const stamp = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
    const name = `munjigi-settings-${stamp}Z.json`;
    const text = `${JSON.stringify(exportWithLogo(inForce.settings, logos), null, 2)}\n`;
    const path = await savedAt(() => saveFile(place.path, name, [text]));
    logbook.note('changed', { staff, note: `saved the settings (${name})` });
    return path;
  }

  /** What could be settings, newest first: what it is, looking at it tells. */
  async files(): Promise<readonly FoundFile[]> {
    return await filesAtPlaces(await this.#options.places(), ['.json']);
  }

  /** What a file would change here, with nothing changed. */
  async preview(path: string): Promise<ImportOutcome> {
    return (await this.#plan({ path, except: [] })).outcome;
  }

  /**
   * Takes in what somebody looked at, all of it or none, with a row that names the file and the fields.
   *
   * @throws {CannotBeDone} the disk does not take the logo
   * @throws {JournalUnwritable} and nothing is changed
   */
  async take(staff: string, wanted: ImportWanted): Promise<ImportOutcome> {
    const planned = await this.#plan(wanted);
    if (!planned.ok) return planned.outcome;
    const { changes, outcome, name, logo } = planned;
    const { inForce, logos } = this.#options;
    if (logo !== undefined) await savedAt(() => logos.put(logo));
    const applied = applySettings(this.#options, { staff, source: name }, changes);
    if (!applied.ok) return { type: 'wrong', problems: applied.problems };
    logos.keepOnly(inForce.settings.branding.logo);
    if (applied.differences.length > 0) this.#options.changed();
    return outcome;
  }

  async #plan({
    path,
    except,
    digest,
  }: Omit<ImportWanted, 'digest'> & { readonly digest?: string }): Promise<Planned> {
    const file = (await this.files()).find((one) => one.path === path);
    if (file === undefined) return { ok: false, outcome: { type: 'unusable', fault: 'gone' } };
    const read = await readSettingsExport(path);
    if (!read.ok) return { ok: false, outcome: { type: 'unusable', fault: read.fault } };
    if (digest !== undefined && digest !== read.digest) {
      return { ok: false, outcome: { type: 'unusable', fault: 'changed' } };
    }
    this.#options.inForce.refresh();
    const { changes, leftAlone } = importable(read.settings);
    const wanted = Object.fromEntries(Object.entries(changes).filter(([field]) => !except.includes(field)));
    const { outcome } = previewSettings(this.#options.inForce.settings, wanted, this.#options.policies);
    const amiss = logoProblems(wanted, read.logo, this.#options.logos);
    const problems = outcome.ok ? amiss : [...outcome.problems, ...amiss];
    if (!outcome.ok || problems.length > 0) return { ok: false, outcome: { type: 'wrong', problems } };
    const { differences } = outcome;
    const fits = { type: 'fits', differences, leftAlone, digest: read.digest } as const;
    return { ok: true, changes: wanted, outcome: fits, name: file.name, logo: read.logo };
  }
}
