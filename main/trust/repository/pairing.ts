import { z } from 'zod';
import { SourceRefused } from '../source-refused.ts';

/** A root of a repository by its digest: small enough for a QR code, and as good as the root itself. */
export interface RootDigest {
  readonly version: number;
  /** SHA-256 of `<version>.root.json`, in hexadecimal. */
  readonly sha256: string;
}

/** What a kiosk is told once, by a scan or by hand: whom to believe, and where that is published. */
export interface Pairing {
  readonly root: RootDigest;
  /** A web address; absent for what only ever comes on a stick. */
  readonly at?: string;
}

const scheme = 'munjigi://trust?';

const pairingSchema = z.object({
  root: z.coerce.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.url().exactOptional(),
});

export function isPairing(text: string): boolean {
  return text.startsWith(scheme);
}

export function formatPairing({ root, at }: Pairing): string {
  const members = { root: String(root.version), sha256: root.sha256, ...(at === undefined ? {} : { at }) };
  return `${scheme}${new URLSearchParams(members)}`;
}

/** @throws {SourceRefused} `invalid` */
export function parsePairing(text: string): Pairing {
  const parsed = pairingSchema.safeParse(Object.fromEntries(new URLSearchParams(text.slice(scheme.length))));
  if (!isPairing(text) || !parsed.success) {
    throw new SourceRefused('invalid', 'This pairing code is not whole.');
  }
  const { root: version, sha256, at } = parsed.data;
  return { root: { version, sha256 }, ...(at === undefined ? {} : { at }) };
}
