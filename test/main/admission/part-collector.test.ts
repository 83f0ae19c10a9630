import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PartCollector } from '../../../main/admission/part-collector.ts';
import type { PassFormat } from '../../../main/passes/format.ts';

/** `index/count:text` is a part, anything else a whole. */
const format: PassFormat = {
  id: 'parts',
  algorithms: [],
  recognise: () => true,
  part: (text) => {
    const match = /^(\d)\/(\d):/.exec(text);
    return match === null ? undefined : { index: Number(match[1]), count: Number(match[2]) };
  },
  join: (parts) => parts.map((part) => part.slice(4)).join(''),
  read: () => ({ ok: false, reason: 'unreadable', detail: '' }),
  verify: async () => ({ ok: false, reason: 'signature-invalid', detail: '' }),
};

function collector() {
  const time = { now: 0 };
  return { parts: new PartCollector({ now: () => time.now }), time };
}

describe('codes that belong together', () => {
  test('make one text in any order', () => {
    const { parts } = collector();
    assert.deepEqual(parts.take(format, '3/3:c'), { complete: false, have: [3], count: 3 });
    assert.deepEqual(parts.take(format, '1/3:a'), { complete: false, have: [1, 3], count: 3 });
    assert.deepEqual(parts.take(format, '2/3:b'), { complete: true, text: 'abc' });
    assert.deepEqual(parts.take(format, '1/3:a'), { complete: false, have: [1], count: 3 }, 'and start anew');
  });

  test('shown twice count once', () => {
    const { parts } = collector();
    parts.take(format, '1/2:a');
    assert.deepEqual(parts.take(format, '1/2:a'), { complete: false, have: [1], count: 2 });
  });

  test('of the next guest start anew', () => {
    const { parts } = collector();
    parts.take(format, '1/2:a');
    assert.deepEqual(parts.take(format, '1/2:x'), { complete: false, have: [1], count: 2 });
    assert.deepEqual(parts.take(format, '2/2:y'), { complete: true, text: 'xy' });
    parts.take(format, '1/3:a');
    assert.deepEqual(parts.take(format, '1/2:a'), { complete: false, have: [1], count: 2 });
  });

  test('are forgotten after half a minute, and when a whole pass comes between', () => {
    const { parts, time } = collector();
    parts.take(format, '1/2:a');
    time.now = 31_000;
    assert.deepEqual(parts.take(format, '2/2:b'), { complete: false, have: [2], count: 2 });
    assert.equal(parts.take(format, 'whole'), undefined);
    assert.deepEqual(parts.take(format, '1/2:a'), { complete: false, have: [1], count: 2 });
  });
});
