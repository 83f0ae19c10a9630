import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { fileOf, serveScreens } from '../../../../main/hosts/electron/screen-files.ts';

const house = mkdtempSync(join(tmpdir(), 'munjigi-screens-'));
const folder = join(house, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
mkdirSync(join(house, 'renderer-of-another'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>door</title>');
writeFileSync(join(folder, 'assets', 'main-Bd_3.js'), 'export {};');
writeFileSync(join(folder, 'notes.txt'), 'not for a browser');
writeFileSync(join(house, 'secret.js'), 'outside');
writeFileSync(join(house, 'renderer-of-another', 'secret.js'), 'beside');
after(() => rmSync(house, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => serveScreens(folder)({ url, method });

describe('the screens are served from their own folder', () => {
  test('the address of the kiosk gives the page, under a strict policy', async () => {
    const answer = await get('app://kiosk/');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(await answer.text(), /door/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none';/);
    assert.match(policy, /script-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|\*|data:|https?:/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  });

  test('a script of the build is given as a script', async () => {
    const answer = await get('app://kiosk/assets/main-Bd_3.js?v=1#x');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
  });

  for (const url of [
    'app://kiosk/../secret.js',
    'app://kiosk/%2e%2e/secret.js',
    'app://kiosk/assets/../../secret.js',
    'app://kiosk/..%2fsecret.js',
    'app://kiosk/..%5csecret.js',
    'app://kiosk/..\\secret.js',
    'app://kiosk/assets/..%2f..%2fsecret.js',
    'app://kiosk/%252e%252e/secret.js',
    'app://kiosk/../renderer-of-another/secret.js',
    'app://kiosk//etc/passwd.js',
    'app://kiosk/index.html%00.js',
    'app://kiosk/notes.txt',
    'app://kiosk/assets',
    'app://kiosk/assets/',
    'app://kiosk/nothing.js',
    'app://desk/index.html',
    'app://kiosk.example/index.html',
    'app://somebody@kiosk/index.html',
    'file:///etc/passwd',
    'https://kiosk/index.html',
    'no address',
  ]) {
    test(`${url} gives nothing`, async () => {
      const answer = await get(url);
      assert.equal(answer.status, 404);
      assert.equal(await answer.text(), '');
      assert.ok(answer.headers.has('content-security-policy'));
    });
  }

  test('a page is fetched and never posted to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
      assert.equal((await get('app://kiosk/index.html', method)).status, 405);
    }
  });

  test('no path whatever leads out of the folder', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '%2f',
        '%5c',
        '\\',
        '/',
        'assets',
        'index.html',
        'secret.js',
        '%00',
        '~',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const file = fileOf(`app://kiosk/${parts.join('/')}`, folder);
        assert.ok(file === undefined || file.path.startsWith(resolve(folder) + sep));
      }),
    );
  });
});
