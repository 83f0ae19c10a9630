import type { Clock } from '../../shared/clock.ts';
import type { SerialScannerSettings } from '../../shared/settings.ts';
import type { RehearsalPart } from '../desk/rehearsal-desk.ts';
import type { PassFormat } from '../passes/format.ts';
import type { IntrospectionTimings } from '../uplink/introspection/introspection.ts';

export interface KioskOptions {
  /** Folder of this kiosk: settings, stores, keys, log. Made if it is missing. */
  readonly profile: string;
  readonly version: string;
  readonly clock?: Clock;
  /**
   * How long the machine has been up, in milliseconds, sleep included; that of the system unless `clock` is given.
   * Without it no jump of the clock is seen.
   */
  readonly uptimeMs?: () => number;
  /** Serial scanners beside those of the settings. */
  readonly scanners?: readonly SerialScannerSettings[];
  /** What it reads: every format unless told. */
  readonly formats?: readonly PassFormat[];
  /** How long issuers are waited for that are asked about codes, where it is not as in the field. */
  readonly introspectionTimings?: Partial<IntrospectionTimings>;
  /** What it has to do with rehearsals, if anything (`main/changeover.ts`). */
  readonly rehearsal?: RehearsalPart;
}
