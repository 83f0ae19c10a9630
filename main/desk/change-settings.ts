import { type EpochMs, toIso } from '../../shared/clock.ts';
import type { RowKind } from '../../shared/journal-row.ts';
import type { Settings } from '../../shared/settings.ts';
import type { InForce } from './in-force.ts';
import type { Logbook } from './logbook.ts';

/** What the settings become, and the row that says so. */
export interface SettingsChange {
  readonly settings: Settings;
  readonly kind?: Extract<RowKind, 'set-up' | 'changed'>;
  /** In English; names fields and ids, never a secret or a person. */
  readonly note?: string;
  /** Until when hard limits of age do not count, if that is the change. */
  readonly liftedUntil?: EpochMs;
}

/**
 * Changes the settings of a kiosk that runs, with the row that says so, or neither. `work` gets what is in force at
 * that moment, and gives `undefined` if nothing is to change: the journal lets one process write at a time, so nobody changes it meanwhile, a command neither.
 *
 * @param staff the account that asks for it
 * @throws {JournalUnwritable} and whatever `work` throws; then everything is as it was
 */
export function changeSettings(
  { inForce, logbook }: { readonly inForce: InForce; readonly logbook: Logbook },
  staff: string | undefined,
  work: (settings: Settings) => SettingsChange | undefined,
): void {
  let undo: (() => void) | undefined;
  try {
    logbook.write(({ append }, { now: _, ...circumstances }) => {
      inForce.refresh();
      const { isSetUp, settings: before } = inForce;
      const change = work(before);
      if (change === undefined) return;
      const { settings, kind = 'changed', note, liftedUntil } = change;
      const row = {
        kind,
        ...circumstances,
        ...(staff === undefined ? {} : { staff }),
        ...(note === undefined ? {} : { note }),
        ...(liftedUntil === undefined ? {} : { liftedUntil: toIso(liftedUntil) }),
      };
      // The row first, except where only the settings say of which venue and gate it is.
      if (isSetUp) append(row);
      if (isSetUp) undo = () => inForce.change(before);
      inForce.change(settings);
      if (!isSetUp) append(row);
    });
  } catch (error) {
    // The row may be what could not be kept, at the very end: no change stands without its row.
    undo?.();
    throw error;
  }
}
