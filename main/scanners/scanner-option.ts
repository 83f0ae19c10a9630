import { type SerialScannerSettings, serialScannerSchema } from '../../shared/settings.ts';

/** A `--scanner` that cannot be meant. The message says how it is written. */
export class ScannerOptionInvalid extends Error {
  readonly code = 'SCANNER_OPTION_INVALID';
  override readonly name = 'ScannerOptionInvalid';
}

/** The last `@` that only digits follow parts the rate from the path: device paths may hold one too. */
const form = /^serial:(?<path>[^@].*?)(?:@(?<baud>\d+))?$/s;

/**
 * Reads `serial:PATH[@BAUD]`, as in `serial:/dev/ttyACM0`, `serial:COM3@115200`. 9600 baud unless told.
 *
 * @throws {ScannerOptionInvalid}
 */
export function parseScannerOption(text: string): SerialScannerSettings {
  const { path, baud } = form.exec(text)?.groups ?? {};
  const parsed = serialScannerSchema.safeParse({
    path,
    ...(baud === undefined ? {} : { baudRate: Number(baud) }),
  });
  if (path !== undefined && parsed.success) return parsed.data;
  throw new ScannerOptionInvalid(
    'A scanner is written serial:PATH or serial:PATH@BAUD, with 110 to 4000000 baud: serial:/dev/ttyACM0, serial:COM3@115200.',
  );
}
