import type { Reason } from '../../../../shared/verdict.ts';

/** Texts of `test/vectors/shc`, shown one after the other, and what the door says to the last of them. */
export interface VectorCase {
  readonly files: readonly string[];
  readonly reason: Reason;
}

const one = (file: string, reason: Reason): VectorCase => ({ files: [file], reason });
const jws = (defect: string, reason: Reason) => one(`dev-tools/test-example-00-d-jws-${defect}.txt`, reason);
const numeric = (defect: string, reason: Reason) =>
  one(`dev-tools/test-example-00-f-qr-code-numeric-value-0-${defect}.txt`, reason);
const badList = (defect: string, reason: Reason) =>
  one(`dev-tools/badcrl/${defect}/jws-crl-${defect}.txt`, reason);
const chunks = (count: number, file: (index: number) => string): VectorCase => ({
  files: Array.from({ length: count }, (_, index) => file(index)),
  reason: 'ok',
});

/** Every text file is in here; a test holds that. */
export const vectorCases: readonly VectorCase[] = [
  one('examples/example-00-d-jws.txt', 'ok'),
  one('examples/example-00-f-qr-code-numeric-value-0.txt', 'ok'),
  one('examples/example-01-d-jws.txt', 'ok'),
  one('examples/example-01-f-qr-code-numeric-value-0.txt', 'ok'),
  one('examples/example-02-d-jws.txt', 'ok'),
  chunks(3, (index) => `examples/example-02-f-qr-code-numeric-value-${index}.txt`),
  one('examples/example-03-d-jws.txt', 'revoked'),
  one('examples/example-03-f-qr-code-numeric-value-0.txt', 'revoked'),

  // Read well and judged: a defect of form only, or one that a kiosk does not look for.
  one('dev-tools/test-example-1195-byte-qrnumeric.txt', 'ok'),
  jws('bad-fhir-metadata', 'ok'),
  numeric('wrong-multi-chunk', 'ok'),
  chunks(17, (n) => `dev-tools/test-example-00-f-qr-code-numeric-value-${n}-qr_chunk_too_small.txt`),
  chunks(2, (n) => `dev-tools/test-example-02-f-qr-code-numeric-value-${n}-qr_chunk_too_big.txt`),

  // RFC 7518, 3.4: of a signature that is not 64 octets, the validation has failed.
  jws('der-signature', 'signature-invalid'),
  jws('der-signature-r-neg', 'signature-invalid'),
  jws('der-signature-s-neg', 'signature-invalid'),
  jws('der-signature-rs-neg', 'signature-invalid'),
  jws('invalid-signature', 'signature-invalid'),

  // No key that is held can say anything about it: for staff.
  jws('wrong_jws_header_kid', 'key-unknown'),
  jws('issuer-kid-mismatch', 'key-unknown'),
  jws('issuer-not-valid-with-smart-key', 'key-unknown'),

  // Not a card by the framework: for staff.
  jws('jws_too_long', 'unreadable'),
  // Without zip it is a verifiable credential as JWT by its shape, and not a whole one.
  jws('no_deflate', 'unreadable'),
  jws('no_jws_header_zip', 'unsupported-format'),
  jws('no_jws_header_alg', 'unreadable'),
  jws('no_jws_header_kid', 'unreadable'),
  jws('utf8_bom_prefix', 'unreadable'),
  jws('trailing_chars', 'unsupported-format'),
  numeric('trailing_chars', 'unsupported-format'),
  numeric('odd-count', 'unreadable'),
  numeric('number-too-big', 'unreadable'),
  numeric('wrong_qr_header', 'unreadable'),
  numeric('index-out-of-range', 'unreadable'),

  // Their revocation lists are refused, so it is not known whether they were revoked; the first names no list.
  badList('duplicate-rid', 'ok'),
  badList('invalid-method', 'revocations-stale'),
  badList('non-base64url-rid', 'revocations-stale'),
  badList('too-long-rid', 'revocations-stale'),
  badList('version-mismatch', 'revocations-stale'),
];
