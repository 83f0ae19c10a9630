import { TrustStore } from '../../../main/trust/trust-store.ts';
import { hour, noon } from './test-store.ts';

// A process of its own, to be killed or to run out of room: takes in one list an hour after noon, and tells how it went.
const [profile = '', manifest = ''] = process.argv.slice(2);
const store = TrustStore.open(profile, { clock: { now: () => noon + hour } });
process.stdout.write('begun\n');
const { ok, ...report } = await store.importSource(manifest);
process.stdout.write(`${JSON.stringify({ ok, ...report })}\n`);
store.close();
