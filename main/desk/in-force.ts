import type { Policy } from '../../shared/policy.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SettingsFile } from '../store/settings-file.ts';
import { knownPolicy } from './known-policies.ts';

/** What a kiosk goes by until somebody sets it up. */
const bare: Settings = {
  venue: '',
  gate: '',
  direction: 'entry',
  timeZone: 'Asia/Seoul',
  language: 'ko',
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
  #settings: Settings | undefined;
  #policy: Policy | undefined;

  /** @throws {SettingsInvalid} */
  constructor(file: SettingsFile, policies: { readonly policy: (name: string) => Policy | undefined }) {
    this.#file = file;
    this.#policies = policies;
    this.refresh();
  }

  get settings(): Settings {
    return this.#settings ?? bare;
  }

  get isSetUp(): boolean {
    return this.#settings !== undefined;
  }

  /** `undefined`: the settings name a policy that the store does not hold, and no preset. */
  get policy(): Policy | undefined {
    return this.#policy;
  }

  /** Takes up what changed on disk meanwhile. @throws {SettingsInvalid}, and what was in force stays in force */
  refresh(): void {
    this.#settings = this.#file.read();
    this.#policy = knownPolicy(this.#policies, this.settings.policy);
  }

  change(settings: Settings): void {
    this.#file.write(settings);
    this.refresh();
  }
}
