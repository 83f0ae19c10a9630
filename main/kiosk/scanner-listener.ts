import type { KioskEvent } from '../../shared/kiosk-event.ts';
import type { Door } from '../admission/door.ts';
import type { InForce } from '../desk/in-force.ts';
import type { ScannerListener } from '../scanners/scan.ts';
import type { LogFile } from '../store/log-file.ts';
import { isPairing } from '../trust/repository/pairing.ts';
import type { Connections } from './connections.ts';

export interface ScannerListening {
  readonly inForce: InForce;
  readonly door: Door;
  readonly connections: Connections;
  readonly log: LogFile;
  readonly publish: (event: KioskEvent) => void;
  /** A scanner is found or lost. */
  readonly onChange: () => void;
}

/** What becomes of all that the scanners tell. */
export function scannerListener(to: ScannerListening): ScannerListener {
  const { inForce, door, connections, log, publish, onChange } = to;
  // Nothing is read before the kiosk is set up, nor under a policy that is not there.
  const reads = () => inForce.isSetUp && inForce.policy !== undefined;
  return {
    reading: (scanner) => {
      if (reads()) publish({ type: 'reading', scanner });
    },
    ended: (scanner) => {
      if (reads()) publish({ type: 'reading-ended', scanner });
    },
    scan: (scan) => {
      if (!reads()) return;
      if ('text' in scan && isPairing(scan.text) && connections.managerIsIn) {
        publish({ type: 'pairing', code: scan.text, at: scan.at });
      } else void door.scan(scan);
    },
    state: ({ id, state, detail }) => {
      log.info('scanners', `${id}: ${state}${detail === undefined ? '' : ` (${detail})`}`);
      onChange();
    },
  };
}
