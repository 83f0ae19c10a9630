import { createRouterClient } from '@orpc/server';
import { openKiosk } from '../../main/kiosk.ts';
import { keysOf } from '../e2e/wedge-keys.ts';
import type { FromKiosk, ToKiosk } from './kiosk-messages.ts';

/**
 * The kiosk's core as a process of its own, to be killed like one: without a window, its keyboard wedge and its desk
 * worked by messages. Its clock runs on from the time that the last message brought.
 */
const [profile = '', start = ''] = process.argv.slice(2);
let ahead = Number(start) - Date.now();
const kiosk = openKiosk({
  profile,
  version: 'drill',
  clock: { now: () => Math.round(Date.now() + ahead) },
  // Whom the centre fails is entered by hand: by the next guest it has had its rest, in time that is left out here.
  introspectionTimings: { restMs: 1 },
});
const connection = kiosk.connect();
const client = createRouterClient(kiosk.router, { context: connection.context });

function say(message: FromKiosk): void {
  process.send?.(message);
}

/** What the contract takes at once. */
const mostKeys = 512;

async function scan(code: string): Promise<void> {
  const keys = keysOf(code);
  for (let at = 0; at < keys.length; at += mostKeys) await client.kiosk.keys(keys.slice(at, at + mostKeys));
}

/** As staff do: the PIN, then the form. */
async function enter({ scan, pin, admitted }: Extract<ToKiosk, { type: 'enter' }>): Promise<void> {
  const [manager] = await client.desk.people();
  const unlocked = await client.desk.unlock({ staff: manager?.id ?? '', pin });
  if (!unlocked.ok) throw new Error('the drill does not know its own PIN');
  const values = { region: '서울특별시 종로구', telephone: '010-0000-0000', evidence: 'paper', party: 1 };
  const entered = await client.desk.recordEntry({ scan, values, admitted });
  if (!entered.ok) throw new Error(`the entry was not taken: ${JSON.stringify(entered)}`);
  await client.desk.lock();
  say({ type: 'entered', seq: entered.seq });
}

async function stop(): Promise<void> {
  connection.close();
  await kiosk.close();
  process.disconnect();
  process.exit(0);
}

process.on('message', (message: ToKiosk) => {
  ahead = message.now - Date.now();
  if (message.type === 'scan') void scan(message.code);
  else if (message.type === 'enter') void enter(message);
  else void stop();
});

// A drill that ended leaves no kiosk behind.
process.once('disconnect', () => process.exit());

let isReady = false;
for await (const event of await client.kiosk.events()) {
  // The first event is the status: from here on every verdict is heard.
  if (!isReady) say({ type: 'ready' });
  isReady = true;
  if (event.type !== 'verdict') continue;
  const { seq, verdict } = event;
  say({ type: 'verdict', seq, decision: verdict.decision, reason: verdict.reason });
}
