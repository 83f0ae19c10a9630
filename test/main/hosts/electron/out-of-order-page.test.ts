import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { outOfOrderPage } from '../../../../main/hosts/electron/out-of-order-page.ts';

describe('the page of last resort', () => {
  test('says in both languages that the kiosk is out of order, and where the reason is', async () => {
    const html = await outOfOrderPage('0a1b2c3d').text();
    assert.match(html, /data-screen="out-of-order"/);
    assert.match(html, /점검 중입니다/);
    assert.match(html, /Out of order/);
    assert.match(html, /munjigi\.log: 0a1b2c3d/);
  });

  test('allows its own style by hash and nothing else', async () => {
    const page = outOfOrderPage(undefined);
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(await page.text()) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.ok(policy.includes(`style-src 'sha256-${hash}'`), policy);
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe|script-src/);
  });

  test('shows no reference that is not one of the log', async () => {
    assert.doesNotMatch(await outOfOrderPage('<script>').text(), /script|munjigi\.log/);
    assert.doesNotMatch(await outOfOrderPage(undefined).text(), /munjigi\.log/);
  });
});
