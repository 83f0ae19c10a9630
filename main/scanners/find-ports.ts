import { SerialPort } from 'serialport';
import type { SerialScannerSettings } from '../../shared/settings.ts';

function same(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || wanted.toLowerCase() === found?.toLowerCase();
}

/** What the system tells of a port that matters here. */
export interface ListedPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}

/**
 * The device paths that may be this scanner, to be tried in this order. A path that is given is not looked up: links
 * and pseudo-terminals are never listed. Several alike are all given, because another scanner may hold the first.
 *
 * @throws {Error} the system cannot list its ports
 */
export async function findPorts(
  scanner: SerialScannerSettings,
  list: () => Promise<readonly ListedPort[]> = SerialPort.list,
): Promise<readonly string[]> {
  if (scanner.path !== undefined) return [scanner.path];
  const ports = await list();
  return ports
    .filter(
      ({ vendorId, productId, serialNumber }) =>
        same(scanner.vendorId, vendorId) &&
        same(scanner.productId, productId) &&
        same(scanner.serialNumber, serialNumber),
    )
    .map(({ path }) => path)
    .sort();
}

/** Every serial device that the system tells of. @throws {Error} it cannot list its ports */
export async function pluggedIn(): Promise<
  readonly (Readonly<Record<'path', string>> &
    Readonly<Partial<Record<'vendorId' | 'productId' | 'serialNumber' | 'manufacturer', string>>>)[]
> {
  const ports = await SerialPort.list();
  return ports.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    path,
    ...(vendorId === undefined ? {} : { vendorId }),
    ...(productId === undefined ? {} : { productId }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
  }));
}
