import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { GuestProblem } from '../../shared/guest-file.ts';
import { type GuestsReading, readGuests } from './read-guests.ts';

/** Ample for as many guests as a kiosk holds. */
const mostBytes = 32 * 1024 * 1024;

/** What Korea's Excel writes where it is not told to write UTF-8 is last: any bytes at all might be in it. */
const encodings = ['utf-8', 'euc-kr'] as const;
export type GuestFileEncoding = (typeof encodings)[number];

type Readable = Extract<GuestsReading, { readonly ok: true }>;

export type GuestFileReading =
  | (Readable & {
      readonly encoding: GuestFileEncoding;
      /** Of the bytes, base64url: whoever looked at the file imports that file and no other. */
      readonly sha256: string;
    })
  | { readonly ok: false; readonly problems: readonly GuestProblem[] };

function problem(found: GuestProblem): GuestFileReading {
  return { ok: false, problems: [found] };
}

function decoded(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: GuestFileEncoding } | undefined {
  for (const encoding of encodings) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

/** Reads a file of guests, and stores nothing. */
export function readGuestFile(path: string): GuestFileReading {
  let bytes: Buffer;
  try {
    if (statSync(path).size > mostBytes) {
      return problem({ problem: 'too-large', other: mostBytes / 1024 / 1024 });
    }
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return problem({ problem: 'unreadable', other: code });
  }
  const file = decoded(bytes);
  if (file === undefined) return problem({ problem: 'encoding' });
  const reading = readGuests(file.text);
  if (!reading.ok) return reading;
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  return { ...reading, encoding: file.encoding, sha256 };
}
