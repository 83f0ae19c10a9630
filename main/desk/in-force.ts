import type { Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SettingsFile, SettingsFound } from '../store/settings-file.ts';
import { knownPolicy } from './known-policies.ts';

/** What a kiosk goes by until somebody sets it up. */
const bare: Settings = {
  venue: '',
  gate: '',
  direction: 'entry',
  timeZone: 'Asia/Seoul',
  language: 'ko',
  languages: ['ko', 'en'],
  branding: {},
  sounds: { on: true, volume: 100, speech: true },
  policy: 'default',
  keyboardWedge: true,
  serialScanners: [],
  repeatMs: 3_000,
  retentionDays: 28,
  deskLockMs: 120_000,
  issuerEndpoints: [],
  staff: [],
};

/** The settings and the policy that the kiosk goes by at this moment, held in memory for the scans. */
export class InForce {
  readonly #file: SettingsFile;
  readonly #policies: { readonly policy: (name: string) => Policy | undefined };
  readonly #listeners = new Set<() => void>();
  #looked: SettingsFound | undefined;
  #found: SettingsFound = { settings: undefined };
  #policy: Policy | undefined;

  constructor(file: SettingsFile, policies: { readonly policy: (name: string) => Policy | undefined }) {
    this.#file = file;
    this.#policies = policies;
    this.refresh();
  }

  get settings(): Settings {
    return this.#found.settings ?? bare;
  }

  get isSetUp(): boolean {
    return this.#found.settings !== undefined;
  }

  /** What is wrong with the file of settings, if anything is. */
  get problem(): SettingsFound['problem'] {
    return this.#found.problem;
  }

  /** `undefined`: the settings name a policy that the store does not hold, and no preset. */
  get policy(): Policy | undefined {
    return this.#policy;
  }

  /** Hears when other settings are in force, or something else is wrong with their file. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Takes up what changed on disk meanwhile. A file that cannot be used changes nothing of what is in force. */
  refresh(): void {
    const found = this.#file.look();
    const isNews = found !== this.#looked;
    if (isNews) this.#found = this.#kept(found);
    this.#looked = found;
    this.#policy = knownPolicy(this.#policies, this.settings.policy);
    if (isNews) for (const listener of this.#listeners) listener();
  }

  change(settings: Settings): void {
    this.#file.write(settings);
    this.refresh();
  }

  /** Where there is no copy on disk, what is in memory is the last that could be used. */
  #kept(found: SettingsFound): SettingsFound {
    const { settings } = this.#found;
    const { problem } = found;
    if (found.settings !== undefined || problem === undefined || settings === undefined) return found;
    return { settings, problem: { ...problem, goesBy: 'last-good' } };
  }
}
