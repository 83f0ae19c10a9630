import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkLogo } from '../../../main/store/check-logo.ts';
import { jpegHead, movingPng, png, webpHead } from './pictures.ts';

describe('a picture as the logo', () => {
  test('may be a PNG, a JPEG or a WebP, by what it begins with', () => {
    assert.deepEqual(checkLogo(png(200, 80)), { ok: true, type: 'image/png' });
    assert.deepEqual(checkLogo(jpegHead(640, 480)), { ok: true, type: 'image/jpeg' });
    assert.deepEqual(checkLogo(webpHead(640, 480)), { ok: true, type: 'image/webp' });
  });

  test('is no drawing, no page, and not what is cut off within its header', () => {
    for (const bytes of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      Buffer.from('GIF89a\x40\0\x40\0'),
      Buffer.alloc(0),
      png(200, 80).subarray(0, 18),
      jpegHead(640, 480).subarray(0, 24),
      webpHead(640, 480).subarray(0, 22),
      // A PNG in front of a page: the header says nothing of its size.
      Buffer.from('\x89PNG\r\n\x1a\n<html>', 'latin1'),
    ]) {
      assert.deepEqual(checkLogo(bytes), { ok: false, fault: 'no-picture' }, bytes.toString('latin1', 0, 20));
    }
  });

  test('has sides that a screen can use: a small file may not unfold into a huge picture', () => {
    for (const bytes of [png(15, 40), png(40, 15), jpegHead(2_049, 40), webpHead(40, 16_000)]) {
      assert.deepEqual(checkLogo(bytes), { ok: false, fault: 'sides' });
    }
    assert.ok(checkLogo(png(16, 2_048)).ok);
  });

  test('has at most 512 KB', () => {
    const bytes = png(16, 16);
    assert.ok(checkLogo(Buffer.concat([bytes, Buffer.alloc(512 * 1024 - bytes.length)])).ok);
    assert.deepEqual(checkLogo(Buffer.concat([bytes, Buffer.alloc(512 * 1024)])), {
      ok: false,
      fault: 'too-large',
    });
  });

  test('does not move', () => {
    assert.deepEqual(checkLogo(movingPng()), { ok: false, fault: 'moves' });
    assert.deepEqual(checkLogo(webpHead(64, 64, 2)), { ok: false, fault: 'moves' });
  });
});
