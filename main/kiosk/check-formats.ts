import { Fitness } from '../admission/self-check/fitness.ts';
import type { Logbook } from '../desk/logbook.ts';
import type { PassFormat } from '../passes/format.ts';
import type { LogFile } from '../store/log-file.ts';

export interface FormatChecking {
  /** Not only those of the policy in force: another may be put in force while the door is open. */
  readonly formats: readonly PassFormat[];
  readonly logbook: Logbook;
  readonly log: LogFile;
  /** All have been checked. */
  readonly onReady: () => void;
}

/** The self-check of the formats, with its outcome in journal and log. */
export function checkFormats({ formats, logbook, log, onReady }: FormatChecking): Fitness {
  const fitness = new Fitness({
    formats,
    faults: log,
    onFailed: (format, { detail, reference }) => {
      const note = `${detail}; its passes go to staff (${reference})`;
      log.attempt('self-check', () => logbook.note('self-check', { format, note }));
    },
  });
  void fitness.ready.then(() => {
    const passed = fitness.checks().filter(({ state }) => state === 'passed').length;
    log.info('self-check', `${passed} of ${formats.length} formats passed`);
    onReady();
  });
  return fitness;
}
