import { calculateJwkThumbprint } from 'jose';
import { keyOfInfraDid } from '../../shared/infra-did.ts';
import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import type { Identifier } from './location.ts';
import { SourceRefused } from './source-refused.ts';

/**
 * An issuer whose key is inside its identifier: naming it is the act of trust. Whether the ledger gave it another owner
 * since, only the ledger knows; so the key grows old here like any other, until staff name it again.
 */
export async function gatherIdentifier({ did }: Identifier, { name, now }: Gathering): Promise<Bundle> {
  const jwk = keyOfInfraDid(did);
  if (jwk === undefined) {
    throw new SourceRefused(
      'invalid',
      'This is no did:infra with a key of secp256k1 in it, or a character of it is wrong: its checksum does not hold.',
    );
  }
  const thumbprint = await calculateJwkThumbprint(jwk);
  const key = {
    kid: did.slice(did.lastIndexOf(':') + 1),
    thumbprint,
    jwk: { ...jwk },
    algorithms: ['ES256K'],
  };
  return {
    kind: 'identifier',
    parts: [
      {
        issuer: did,
        ...(name === undefined ? {} : { name }),
        keys: { keys: [key], asOf: now },
        lists: [],
        cardLists: [],
      },
    ],
    documents: [],
    skipped: [],
    problems: [],
  };
}
