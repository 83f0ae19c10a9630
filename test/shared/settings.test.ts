import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settingsSchema } from '../../shared/settings.ts';

const endpoint = {
  issuer: 'https://checkin.example',
  name: 'Check-in',
  prefix: 'ci1:',
  endpoint: 'https://checkin.example/introspect',
  answers: 'plain',
};

function problem(...issuerEndpoints: readonly object[]): string | undefined {
  const parsed = settingsSchema.safeParse({ venue: 'V', gate: 'G', issuerEndpoints });
  return parsed.error?.issues[0] === undefined
    ? undefined
    : `${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}`;
}

describe('issuers that are asked online', () => {
  test('are asked over HTTPS, and over HTTP on this machine only', () => {
    assert.equal(problem(endpoint), undefined);
    assert.equal(problem({ ...endpoint, endpoint: 'http://127.0.0.1:8080/introspect' }), undefined);
    for (const bad of [
      'http://checkin.example/introspect',
      'https://user:secret@checkin.example/',
      'https://checkin.example/#x',
      'file:///etc/passwd',
      'checkin.example',
    ]) {
      assert.match(
        problem({ ...endpoint, endpoint: bad }) ?? '',
        /^issuerEndpoints\.0\.endpoint: an https/,
        bad,
      );
    }
  });

  test('have secrets in the folder of keys and nowhere else', () => {
    assert.equal(problem({ ...endpoint, secretFile: 'keys/checkin' }), undefined);
    assert.match(problem({ ...endpoint, secretFile: '../../etc/passwd' }) ?? '', /secretFile: a file in/);
    assert.match(problem({ ...endpoint, secretFile: 'keys/../settings.json' }) ?? '', /secretFile/);
  });

  test('sign their answers for somebody', () => {
    assert.match(problem({ ...endpoint, answers: 'signed' }) ?? '', /clientId: signed answers name/);
  });

  test('are told apart by what their codes begin with', () => {
    const other = { ...endpoint, issuer: 'https://other.example' };
    assert.match(problem(endpoint, other) ?? '', /one prefix begins with another/);
    assert.match(problem(endpoint, { ...other, prefix: 'ci1:x' }) ?? '', /one prefix begins with another/);
    assert.match(problem(endpoint, { ...endpoint, prefix: 'zz' }) ?? '', /an issuer stands twice/);
    assert.equal(problem(endpoint, { ...other, prefix: 'ci2:' }), undefined);
  });
});
