import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { healthCertificate } from '../../../../main/passes/hcert/hcert.ts';
import type { HashType } from '../../../../main/passes/pass.ts';
import { newSigner } from '../signed-codes.ts';
import {
  certificateCode,
  codeOf,
  goodCertificate,
  message,
  tokenOf,
  vaccination,
} from './certificate-codes.ts';

const signer = await newSigner('ES256', Buffer.alloc(8, 7).toString('base64'));
const { ci } = vaccination;

function hashOf(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest().subarray(0, 16).toString('base64');
}

function hashesOf(code: string, type: HashType): readonly string[] {
  const reading = healthCertificate.read(code);
  assert.ok(reading.ok);
  const [reference] = reading.pass.references;
  assert.ok(reference?.scheme === 'hcert-hash');
  return reference.hashes.flatMap((each) => (each.type === type ? [each.hash] : []));
}

describe('a health certificate may be listed as revoked', () => {
  test('by its signature, of which only the half counts that nobody can turn over', () => {
    const bytes = message(signer, tokenOf(goodCertificate));
    const r = bytes.subarray(-64, -32);
    assert.deepEqual(hashesOf(codeOf(bytes), 'SIGNATURE'), [hashOf(r)]);
    const turned = Uint8Array.from(bytes);
    turned.set(Buffer.alloc(32, 1), turned.length - 32);
    assert.deepEqual(hashesOf(codeOf(turned), 'SIGNATURE'), [hashOf(r)]);
  });

  test('by the identifier of its statement, prefix and spaces and all', () => {
    assert.deepEqual(hashesOf(certificateCode(signer), 'UCI'), [hashOf(ci)]);
    const spaced = { ...goodCertificate, v: [{ ...vaccination, ci: ` ${ci}` }] };
    assert.deepEqual(hashesOf(certificateCode(signer, spaced), 'UCI'), [hashOf(` ${ci}`), hashOf(ci)]);
  });

  test('by the identifier behind the country, be it the one that issued or the one of the statement', () => {
    assert.deepEqual(hashesOf(certificateCode(signer), 'COUNTRYCODEUCI'), [hashOf(`AT${ci}`)]);
    const token = tokenOf({ ...goodCertificate, v: [{ ...vaccination, co: 'US' }] });
    assert.deepEqual(hashesOf(codeOf(message(signer, token)), 'COUNTRYCODEUCI'), [
      hashOf(`AT${ci}`),
      hashOf(`US${ci}`),
    ]);
  });

  test('by each of its statements', () => {
    const second = { ...vaccination, ci: 'URN:UVCI:01:AT:SECOND#C' };
    const code = certificateCode(signer, { ...goodCertificate, v: [vaccination, second] });
    assert.deepEqual(hashesOf(code, 'UCI'), [hashOf(ci), hashOf(second.ci)]);
  });
});
