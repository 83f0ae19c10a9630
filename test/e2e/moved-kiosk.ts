import { join } from 'node:path';
import { startLoopbackServer } from '../../main/hosts/browser/loopback-server.ts';
import { openKiosk } from '../../main/kiosk.ts';

// A kiosk as a process of its own, with a clock that goes ahead by the milliseconds it is told to. It answers with the
// address of its screens, and then each move with the time that it is.
const screens = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const [profile = '', scanner = ''] = process.argv.slice(2);
let ahead = 0;
const now = () => Date.now() + ahead;
const scanners = [{ path: scanner, baudRate: 9_600 }];
const kiosk = openKiosk({ profile, version: '1.0.0', clock: { now }, scanners });
const { access, close } = await startLoopbackServer({ kiosk: async () => kiosk, screens });
process.on('message', (ms) => {
  ahead += Number(ms);
  process.send?.(now());
});
process.once('disconnect', () => void close().then(() => kiosk.close()));
process.send?.(access.address('once'));
