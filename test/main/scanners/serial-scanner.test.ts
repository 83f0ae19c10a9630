import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { SerialScanner, type SerialTimings } from '../../../main/scanners/serial-scanner.ts';
import { serialScannerSchema } from '../../../shared/settings.ts';
import { Heard } from './heard.ts';
import { openPty, type Pty } from './pty.ts';
import { describeScanner } from './scanner-contract.ts';

const quick: SerialTimings = { retryMs: 1, longestRetryMs: 4, watchMs: 5 };

async function newPty(context: TestContext): Promise<Pty> {
  const pty = await openPty();
  context.after(() => pty.close());
  return pty;
}

function newScanner(context: TestContext, settings: object, timings = quick) {
  const heard = new Heard();
  const scanner = new SerialScanner({
    clock: { now: () => 1_000 },
    listener: heard,
    settings: serialScannerSchema.parse(settings),
    timings,
  });
  context.after(() => scanner.stop());
  scanner.start();
  const is = (state: string) => heard.until(() => scanner.status().state === state);
  return { heard, scanner, is };
}

describeScanner('on a serial line', async (context) => {
  const pty = await newPty(context);
  const { heard, scanner, is } = newScanner(context, { path: pty.path });
  await is('open');
  return {
    heard,
    send: pty.write,
    spoil: () => pty.write(Uint8Array.of(0x1d)),
    stop: () => scanner.stop(),
  };
});

test('a scanner is opening at first, then open, by its name', async (context) => {
  const pty = await newPty(context);
  const { scanner, is } = newScanner(context, { path: pty.path, name: 'North gate', baudRate: 115_200 });
  assert.deepEqual(scanner.status(), {
    id: `serial:${pty.path}`,
    name: 'North gate',
    kind: 'serial',
    state: 'opening',
    since: 1_000,
  });
  await is('open');
});

test('a scanner that is unplugged in the middle of a code forgets it, and is found again', async (context) => {
  const pty = await newPty(context);
  const { heard, is } = newScanner(context, { path: pty.path });
  await is('open');
  pty.write('half a co');
  await heard.until(() => heard.events.length === 1);
  await pty.unplug();
  await is('lost');
  assert.deepEqual(heard.events, ['reading', 'ended']);
  await pty.replug();
  await is('open');
  pty.write('whole\r');
  await heard.until(() => heard.outcomes.length === 1);
  assert.deepEqual(heard.outcomes, ['text whole']);
  assert.deepEqual(heard.states, ['open', 'lost', 'open']);
});

test('a scanner that is plugged in later is found, and told as absent only once', async (context) => {
  const pty = await newPty(context);
  await pty.unplug();
  const { heard, is } = newScanner(context, { path: pty.path });
  await is('absent');
  await pty.replug();
  await is('open');
  assert.deepEqual(heard.states, ['absent', 'open']);
  assert.match(heard.statuses[0]?.detail ?? '', /Plug the scanner in/);
});

test('a scanner that another program holds says so, and is opened when it lets go', async (context) => {
  const pty = await newPty(context);
  const first = newScanner(context, { path: pty.path });
  await first.is('open');
  const second = newScanner(context, { path: pty.path });
  await second.is('failed');
  assert.match(second.scanner.status().detail ?? '', /Another program holds/);
  await first.scanner.stop();
  await second.is('open');
  assert.equal(second.scanner.status().detail, undefined);
});

test('a path that is no serial device says so', async (context) => {
  const pty = await newPty(context);
  writeFileSync(`${pty.path}.txt`, '');
  const { scanner, is } = newScanner(context, { path: `${pty.path}.txt` });
  await is('failed');
  assert.match(scanner.status().detail ?? '', /is no serial device/);
});

test('a device that is replaced behind its path is opened anew', async (context) => {
  const [first, second] = [await newPty(context), await newPty(context)];
  const { heard, is } = newScanner(context, { path: first.path });
  await is('open');
  // The plug was pulled and another put in, and the read that was under way never came to know of it.
  first.repointTo(second.path);
  await heard.until(() => heard.states.length === 3);
  second.write('from the new one\r');
  await heard.until(() => heard.outcomes.length === 1);
  assert.deepEqual(heard.outcomes, ['text from the new one']);
});

test('a scanner that is known by its USB ids is waited for, and says what is in its way', async (context) => {
  const { heard, scanner } = newScanner(context, { vendorId: 'fffe', productId: 'fffe', serialNumber: 'X' });
  assert.equal(scanner.status().id, 'usb:fffe:fffe:X');
  await heard.until(() => heard.statuses.length > 0);
  const { state, detail = '' } = scanner.status();
  // Where the system has no udevadm, ports cannot be listed.
  if (state === 'absent') assert.match(detail, /No scanner with these USB ids/);
  else assert.match(detail, /cannot be listed .* Give the path/);
});

test('a thousand tries in vain leave nothing open, and the scanner can be stopped at any time', async (context) => {
  const pty = await newPty(context);
  await pty.unplug();
  const warnings: Error[] = [];
  const warned = (warning: Error) => warnings.push(warning);
  process.on('warning', warned);
  context.after(() => process.off('warning', warned));
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  const scanners = Array.from({ length: 20 }, () =>
    newScanner(context, { path: pty.path }, { ...quick, longestRetryMs: 1 }),
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  await Promise.all(scanners.map(({ scanner }) => scanner.stop()));
  assert.ok(open() <= before, 'no device is left open');
  assert.deepEqual(warnings, []);
  for (const { heard } of scanners) assert.deepEqual(heard.states, ['absent']);
});

test('a scanner that is stopped while it is being opened is closed', async (context) => {
  const pty = await newPty(context);
  const { heard, scanner } = newScanner(context, { path: pty.path });
  await scanner.stop();
  const next = newScanner(context, { path: pty.path });
  await next.is('open');
  assert.ok(!heard.states.includes('lost'));
});
