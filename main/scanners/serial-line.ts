import { SerialPort } from 'serialport';

/** An open serial device. */
export interface SerialLine {
  /** Resolves when the device is gone or closed, whichever way; never rejects. */
  readonly closed: Promise<void>;
  /** Resolves when it is closed. May be called at any time. */
  readonly close: () => Promise<void>;
}

/** The codes of a scan are short: 64 KiB, the default, would only be garbage on each try. */
const bufferBytes = 4_096;

/**
 * Opens a device for this process alone, with 8 data bits, no parity, 1 stop bit and no flow control.
 *
 * @param onBytes called synchronously with each piece as it arrives
 * @throws {Error} with the message of the system: see `open-fault.ts`
 */
export function openLine(
  path: string,
  baudRate: number,
  onBytes: (bytes: Uint8Array) => void,
): Promise<SerialLine> {
  const port = new SerialPort({ path, baudRate, autoOpen: false, highWaterMark: bufferBytes });
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error) return reject(error);
      const closed = new Promise<void>((gone) => {
        port.once('close', () => gone());
        // Whatever goes wrong on an open line, it is opened anew.
        port.on('error', () => (port.isOpen ? port.close() : gone()));
      });
      port.on('data', onBytes);
      resolve({
        closed,
        close: () => {
          if (port.isOpen) port.close();
          return closed;
        },
      });
    });
  });
}
