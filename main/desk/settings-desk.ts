import type { FileOnly, PluggedIn } from '../../shared/contract/settings.ts';
import type { SettingChanges, SettingsOutcome } from '../../shared/settings-change.ts';
import { exportOf } from '../../shared/settings-export.ts';
import { pluggedIn } from '../scanners/find-ports.ts';
import { applySettings } from './apply-settings.ts';
import type { InForce } from './in-force.ts';
import type { HeldPolicies } from './known-policies.ts';
import type { Logbook } from './logbook.ts';

/** The settings as managers see and change them at the desk. */
export class SettingsDesk {
  readonly #parts: {
    readonly inForce: InForce;
    readonly logbook: Logbook;
    readonly policies: HeldPolicies;
    /** Verdicts of a moment ago no longer hold, nor what the screens show. */
    readonly changed: () => void;
  };

  constructor(parts: {
    readonly inForce: InForce;
    readonly logbook: Logbook;
    readonly policies: HeldPolicies;
    readonly changed: () => void;
  }) {
    this.#parts = parts;
  }

  settings(): SettingChanges {
    this.#parts.inForce.refresh();
    return exportOf(this.#parts.inForce.settings).settings;
  }

  /** What only the file changes: whose sticks are looked at, and which issuers are asked about codes. */
  fileOnly(): FileOnly {
    const { trustFolders, issuerEndpoints } = this.#parts.inForce.settings;
    return {
      ...(trustFolders === undefined ? {} : { trustFolders }),
      issuerEndpoints: issuerEndpoints.map(({ name, endpoint }) => ({ name, endpoint })),
    };
  }

  /** @throws {JournalUnwritable} and nothing is changed */
  change(staff: string, changes: SettingChanges): SettingsOutcome {
    const outcome = applySettings(this.#parts, { staff }, changes);
    if (outcome.ok && outcome.differences.length > 0) this.#parts.changed();
    return outcome;
  }

  /** None where the system cannot list them. */
  async pluggedIn(): Promise<readonly PluggedIn[]> {
    return await pluggedIn().catch(() => []);
  }
}
