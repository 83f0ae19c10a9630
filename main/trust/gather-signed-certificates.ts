import { z } from 'zod';
import type { Bundle } from './bundle.ts';
import { readCertificate, readSignerKey } from './certificate.ts';
import { checkDetached } from './detached-signature.ts';
import { partsOf } from './gather-certificates.ts';
import { type Gathering, parseJsonText, refuseIssuer } from './gathering.ts';
import { sibling } from './location.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** A first line of base64, and then JSON. */
const shape = /^([A-Za-z0-9+/]{64,200}={0,2})\r?\n(\s*\{[\s\S]*)$/;

const listSchema = z.looseObject({
  certificates: z
    .array(
      z.looseObject({
        certificateType: z.string().optional(),
        rawData: z.base64(),
        timestamp: z.string().optional(),
      }),
    )
    .min(1)
    .max(20_000),
});

/** Whether a text is written like Germany's list of document signers. */
export function isSignedCertificates(text: string): boolean {
  return shape.test(text);
}

/** The latest instant that the list names: it cannot be older than its newest certificate. */
function latest(timestamps: readonly (string | undefined)[]): number | undefined {
  const instants = timestamps.map((text) => Date.parse(text ?? '')).filter((at) => !Number.isNaN(at));
  return instants.length === 0 ? undefined : Math.max(...instants);
}

async function signerKeyOf(document: SourceDocument, read: Gathering['read']) {
  const place = sibling(document.location, '.pem');
  try {
    return readSignerKey((await read(place)).bytes);
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error;
    throw new SourceRefused(
      'untrusted',
      `This list is signed, and its signer's public key is missing: put it beside the list as ${place.id}, in PEM. (${error.message})`,
      { cause: error },
    );
  }
}

/**
 * Germany's list of document signers: the first line is an ECDSA signature over the rest, in base64. The key that it
 * verifies with lies beside it under the same name (`.pem`), and is pinned when it is taken in for the first time.
 *
 * @throws {SourceRefused} `untrusted` without the key, `signature`, `invalid`
 */
export async function gatherSignedCertificates(
  document: SourceDocument,
  { issuer, now, read }: Gathering,
): Promise<Bundle> {
  refuseIssuer({ issuer });
  const [, signature = '', content = ''] = shape.exec(textOf(document)) ?? [];
  const key = await signerKeyOf(document, read);
  const by = await checkDetached(Buffer.from(content), Buffer.from(signature, 'base64'), key);
  const parsed = listSchema.safeParse(parseJsonText(content, document));
  if (!parsed.success) {
    throw new SourceRefused(
      'invalid',
      `This is not a valid list of signers: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { certificates } = parsed.data;
  const all = await Promise.all(
    certificates.map(({ rawData }) => readCertificate(Buffer.from(rawData, 'base64'))),
  );
  const at = Math.min(now, latest(certificates.map(({ timestamp }) => timestamp)) ?? now);
  return {
    kind: 'directory',
    parts: partsOf(
      all.filter((one) => typeof one !== 'string'),
      { asOf: document.from === 'network' ? now : at },
    ),
    signed: { by, at },
    documents: [document],
    skipped: all.filter((one) => typeof one === 'string'),
    problems: [],
  };
}
