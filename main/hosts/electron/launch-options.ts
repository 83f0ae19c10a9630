import { parseArgs } from 'node:util';
import type { SerialScannerSettings } from '../../../shared/settings.ts';
import { profileOf } from '../../cli/command.ts';
import { parseScannerOption } from '../../scanners/scanner-option.ts';

export interface LaunchOptions {
  readonly profile: string;
  readonly view: 'kiosk' | 'window';
  /** Somebody starts the program again when it asks for it; else it does so itself. */
  readonly supervised: boolean;
  readonly scanners: readonly SerialScannerSettings[];
  /** Begins with a rehearsal in place of the door. Whoever starts the program again leaves it out. */
  readonly rehearsal: boolean;
}

/** Reads the command line. What it does not know is Chromium's, Electron's or Playwright's, and is left alone. */
export function launchOptions(argv: readonly string[]): LaunchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      profile: { type: 'string' },
      window: { type: 'boolean' },
      supervised: { type: 'boolean' },
      rehearsal: { type: 'boolean' },
      scanner: { type: 'string', multiple: true },
    },
    strict: false,
  });
  const { profile, scanner = [] } = values;
  return {
    profile: profileOf(typeof profile === 'string' ? { profile } : {}),
    view: values.window === true ? 'window' : 'kiosk',
    supervised: values.supervised === true,
    rehearsal: values.rehearsal === true,
    scanners: scanner.flatMap((text) => (typeof text === 'string' ? [parseScannerOption(text)] : [])),
  };
}
