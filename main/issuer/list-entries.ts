import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ENTRY_BYTES, entryOf, type RevocationScheme } from '../trust/revocation-scheme.ts';
import { IssuerRefused } from './issuer-refused.ts';

function hashOf(text: string): Buffer | undefined {
  if (/^[0-9a-f]{32}$/i.test(text)) return Buffer.from(text, 'hex');
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === ENTRY_BYTES && bytes.toString('base64') === text ? bytes : undefined;
}

/** The entry of one line, by what its scheme hashes. Hashes of health certificates come as they are. */
function entryOfLine(line: string, scheme: RevocationScheme, issuer: string): Buffer | undefined {
  switch (scheme) {
    case 'pass-id':
      return entryOf(JSON.stringify([issuer, line]));
    case 'credential-id':
    case 'ticket-secret':
    case 'shc-rid':
      return entryOf(line);
    default:
      return hashOf(line);
  }
}

/**
 * What is revoked, one a line: a pass's number, a credential's identifier, a ticket's code, `kid.rid`, or a hash of 16
 * bytes in hexadecimal or base64.
 *
 * @throws {IssuerRefused} `invalid`
 */
export async function* listEntries(
  input: Readable,
  scheme: RevocationScheme,
  issuer: string,
): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line === '') continue;
    const entry = entryOfLine(line, scheme, issuer);
    if (entry === undefined) {
      throw new IssuerRefused('invalid', `Nothing was published: line ${number} is no hash of 16 bytes.`);
    }
    yield entry;
  }
}
