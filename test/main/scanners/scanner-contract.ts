import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Heard } from './heard.ts';

/** A scanner of one kind, ready to read, and a hand that holds codes before it. */
export interface ScannerBench {
  readonly heard: Heard;
  /** Sends the characters of a text, `\r` as the scanner's own end of a code. Printable ASCII beside that. */
  readonly send: (text: string) => void;
  /** Sends something that is no character, in the middle of a code. */
  readonly spoil: () => void;
  readonly stop: () => Promise<void>;
}

/** What the kiosk may count on, however a scanner is attached. Every adapter passes it. */
export function describeScanner(kind: string, open: (context: TestContext) => Promise<ScannerBench>): void {
  describe(`a scanner that is ${kind}`, () => {
    test('reads one code after the other', async (context) => {
      const { heard, send } = await open(context);
      send('first\r');
      send('second\r\rthird\r');
      await heard.until(() => heard.outcomes.length === 3);
      assert.deepEqual(heard.outcomes, ['text first', 'text second', 'text third']);
    });

    test('says which it is, and when the code was in', async (context) => {
      const { heard, send } = await open(context);
      const before = performance.now();
      send('code\r');
      await heard.until(() => heard.scans.length === 1);
      const [scan] = heard.scans;
      assert.ok(scan !== undefined && scan.lastByteAt >= before && scan.lastByteAt <= performance.now());
      assert.equal(scan.at, 1_000);
      assert.notEqual(scan.scanner, '');
    });

    test('announces a long code when its first piece is in', async (context) => {
      const { heard, send } = await open(context);
      send('the first piece,');
      await heard.until(() => heard.events.length === 1);
      send(' and the last\r');
      await heard.until(() => heard.outcomes.length === 1);
      assert.deepEqual(heard.events, ['reading', 'text the first piece, and the last']);
    });

    test('forgets a code that breaks off, and says what may be missing', async (context) => {
      const { heard, send } = await open(context);
      send('a code without an end');
      await heard.until(() => heard.events.includes('ended'));
      send('whole\r');
      await heard.until(() => heard.outcomes.length === 1);
      assert.deepEqual(heard.events.slice(0, 2), ['reading', 'ended']);
      assert.deepEqual(heard.outcomes, ['text whole']);
      const details = heard.statuses.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
      assert.match(details.join(), /end each code with CR/);
      assert.equal(heard.statuses.at(-1)?.detail, undefined, 'a code that is read well settles it');
    });

    test('tells once of a code that is too long, and reads the next', async (context) => {
      const { heard, send } = await open(context);
      send('x'.repeat(20_000));
      send('\rnext\r');
      await heard.until(() => heard.outcomes.length === 2);
      assert.deepEqual(heard.outcomes, ['too-long', 'text next']);
      assert.ok(!heard.events.includes('ended'));
    });

    test('tells once of a code that is spoiled, and reads the next', async (context) => {
      const { heard, send, spoil } = await open(context);
      send('good so far');
      spoil();
      send('and on\rnext\r');
      await heard.until(() => heard.outcomes.length === 2);
      assert.deepEqual(heard.outcomes, ['unreadable', 'text next']);
    });

    test('is silent once it is stopped', async (context) => {
      const { heard, send, stop } = await open(context);
      send('half a code');
      await heard.until(() => heard.events.length === 1);
      await stop();
      send(', the other half\r');
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(heard.events, ['reading', 'ended']);
    });
  });
}
