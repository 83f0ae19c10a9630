import type { ReportPlace } from '../../shared/contract/outages.ts';
import type { FoundFile } from '../../shared/contract/settings.ts';
import { type LogoFault, logoLimits } from '../../shared/logo.ts';
import { checkLogo } from '../store/check-logo.ts';
import type { HeldLogo, LogoFiles } from '../store/logo-files.ts';
import { type BoundedRead, readBounded } from '../store/read-bounded.ts';
import { applySettings } from './apply-settings.ts';
import { filesAtPlaces } from './files-at-places.ts';
import type { InForce } from './in-force.ts';
import type { HeldPolicies } from './known-policies.ts';
import type { Logbook } from './logbook.ts';
import { CannotBeDone } from './manual-entries.ts';
import { savedAt } from './saved-at.ts';

export interface LogoDeskOptions {
  readonly inForce: InForce;
  readonly logbook: Logbook;
  readonly policies: HeldPolicies;
  readonly logos: LogoFiles;
  readonly places: () => Promise<readonly ReportPlace[]>;
  readonly changed: () => void;
}

export type LogoOutcome = { readonly ok: true } | { readonly ok: false; readonly fault: LogoFault };

/** The venue's logo: what the screens show, and how a manager chooses and removes it. */
export class LogoDesk {
  readonly #options: LogoDeskOptions;

  constructor(options: LogoDeskOptions) {
    this.#options = options;
  }

  /** `undefined`: there is none, or its file is not what it was. */
  current(): HeldLogo | undefined {
    const { inForce, logos } = this.#options;
    const { logo } = inForce.settings.branding;
    return logo === undefined ? undefined : logos.read(logo);
  }

  /** What could be a logo, newest first: what it is, choosing it tells. */
  async files(): Promise<readonly FoundFile[]> {
    return await filesAtPlaces(await this.#options.places(), ['.png', '.jpg', '.jpeg', '.webp']);
  }

  /**
   * Takes a file at a place as the logo, with a row that names the file.
   *
   * @throws {CannotBeDone} the disk does not take it
   * @throws {JournalUnwritable} and nothing is changed
   */
  async choose(staff: string, path: string): Promise<LogoOutcome> {
    const file = (await this.files()).find((one) => one.path === path);
    if (file === undefined) return { ok: false, fault: 'gone' };
    let read: BoundedRead;
    try {
      read = await readBounded(path, logoLimits.bytes);
    } catch {
      return { ok: false, fault: 'gone' };
    }
    if (!read.ok) return { ok: false, fault: read.fault === 'too-large' ? 'too-large' : 'no-picture' };
    const { bytes } = read;
    const checked = checkLogo(bytes);
    if (!checked.ok) return checked;
    const logo = await savedAt(() => this.#options.logos.put(bytes));
    this.#apply(staff, logo, file.name);
    return { ok: true };
  }

  /** @throws {JournalUnwritable} and nothing is changed */
  remove(staff: string): void {
    this.#apply(staff, undefined);
  }

  #apply(staff: string, logo: string | undefined, source?: string): void {
    const { inForce, logos, changed } = this.#options;
    inForce.refresh();
    const { logo: _, ...rest } = inForce.settings.branding;
    const branding = logo === undefined ? rest : { ...rest, logo };
    const by = source === undefined ? { staff } : { staff, source };
    const outcome = applySettings(this.#options, by, { branding });
    if (!outcome.ok) throw new CannotBeDone('The settings cannot be changed as they are.');
    logos.keepOnly(inForce.settings.branding.logo);
    changed();
  }
}
