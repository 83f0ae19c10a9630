import { z } from 'zod';
import { readListCredential, verifyListCredential } from './bitstring-list.ts';
import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** A Bitstring Status List: a credential that says whose it is, signed by one of their keys. */
export async function gatherBitstringList(
  document: SourceDocument,
  { issuer, now, held }: Gathering,
): Promise<Bundle> {
  const read = readListCredential(textOf(document).trim());
  if (issuer !== undefined && issuer !== read.issuer) {
    throw new SourceRefused('mismatch', `This status list is issued by ${read.issuer}, not by ${issuer}.`);
  }
  const { location, from } = document;
  const list = await verifyListCredential(read, {
    keys: held.keysOf(read.issuer),
    now,
    ...(location.kind === 'url' ? { uri: location.url.href } : {}),
  });
  return {
    kind: 'status-list',
    parts: [
      {
        issuer: read.issuer,
        lists: [{ list, asOf: from === 'network' ? now : list.issuedAt }],
        cardLists: [],
      },
    ],
    documents: [document],
    skipped: [],
    problems: [],
  };
}

const withdrawnSchema = z.object({
  issuer: z.string().min(1).max(1_024),
  asOf: z.iso.datetime({ offset: true }),
  revokedCredentials: z.array(z.string().min(1).max(1_024)).max(500_000),
});

/**
 * Credentials that their issuer withdrew, by their identifiers, as somebody wrote them down who asked the ledger that
 * knows. Nobody signs that list: staff who import it, or the server that it comes from, vouch for it.
 */
export function gatherWithdrawnCredentials(
  document: SourceDocument,
  value: unknown,
  { issuer, now, held }: Gathering,
): Bundle {
  const parsed = withdrawnSchema.safeParse(value);
  if (!parsed.success) {
    throw new SourceRefused(
      'invalid',
      `This is not a list of withdrawn credentials: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { issuer: owner, asOf, revokedCredentials } = parsed.data;
  if (issuer !== undefined && issuer !== owner) {
    throw new SourceRefused('mismatch', `This list is of ${owner}, not of ${issuer}.`);
  }
  if (held.keysOf(owner).length === 0) {
    throw new SourceRefused('untrusted', `No key of ${owner} is held. Import its issuer first.`);
  }
  if (Date.parse(asOf) > now) throw new SourceRefused('invalid', 'The list says that it is of the future.');
  return {
    kind: 'credential-list',
    parts: [
      {
        issuer: owner,
        lists: [],
        cardLists: [],
        withdrawn: { credentials: [...new Set(revokedCredentials)], asOf: Date.parse(asOf) },
      },
    ],
    documents: [document],
    skipped: [],
    problems: [],
  };
}
