import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { VerificationKey } from '../../../../main/passes/format.ts';

const path = join(import.meta.dirname, '..', '..', '..', 'vectors', 'pretix', 'pretix_sig1.json');

const fixtures = z
  .object({
    keys: z.record(z.string(), z.object({ rawHex: z.hex() })),
    codes: z.array(
      z.object({
        name: z.string(),
        code: z.string(),
        key: z.string().nullish(),
        seed: z.string().optional(),
        item: z.int().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(path, 'utf8')));

/** The event that the published keys stand for here. */
export const event = 'https://tickets.example/demo/2023/';

/** The published keys as the trust store holds them; a ticket names none of them. */
export const keys: readonly VerificationKey[] = Object.entries(fixtures.keys).map(([kid, { rawHex }]) => ({
  issuer: event,
  kid,
  jwk: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(rawHex, 'hex').toString('base64url') },
  algorithms: ['Ed25519'],
}));

/** `key`: the name of the key that verifies the code; absent for the one that none verifies. */
export const ticketCodes = fixtures.codes.map(({ key, ...code }) => ({ ...code, key: key ?? undefined }));
