import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';
import { type LogoFault, type LogoType, logoLimits } from '../../shared/logo.ts';

/** What a picture is, or why it cannot be a logo. */
export type LogoCheck =
  | { readonly ok: true; readonly type: LogoType }
  | { readonly ok: false; readonly fault: Exclude<LogoFault, 'gone'> };

type Mark = readonly [at: number, text: string];

/** By what stands at the beginning, whatever the file is called; `header`: bytes up to where its sides are told. */
const readers = [
  {
    type: 'image/png',
    marks: [
      [0, '\x89PNG\r\n\x1a\n'],
      [12, 'IHDR'],
    ] satisfies readonly Mark[],
    header: 24,
    size: PNG,
  },
  { type: 'image/jpeg', marks: [[0, '\xff\xd8\xff']] satisfies readonly Mark[], header: 4, size: JPG },
  {
    type: 'image/webp',
    marks: [
      [0, 'RIFF'],
      [8, 'WEBPVP8'],
    ] satisfies readonly Mark[],
    header: 30,
    size: WEBP,
  },
] as const;

/** An animated PNG says so before its first dots (`acTL`), an animated WebP in the flags of its header. */
function moves(type: LogoType, bytes: Buffer): boolean {
  if (type === 'image/png') return bytes.subarray(0, Math.max(0, bytes.indexOf('IDAT'))).includes('acTL');
  return type === 'image/webp' && bytes.toString('latin1', 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
}

/** Whether some bytes are a still picture of reasonable size; only its header is read. */
export function checkLogo(bytes: Buffer): LogoCheck {
  if (bytes.length > logoLimits.bytes) return { ok: false, fault: 'too-large' };
  const head = bytes.toString('latin1', 0, 16);
  const reader = readers.find(({ marks }) => marks.every(([at, text]) => head.startsWith(text, at)));
  if (reader === undefined || bytes.length < reader.header) return { ok: false, fault: 'no-picture' };
  let sides: readonly number[];
  try {
    // A copy of its own: the readers would look past the end of a part of a larger buffer, and find something there.
    const { width, height } = reader.size.calculate(Uint8Array.from(bytes));
    sides = [width, height];
  } catch {
    // Its header is cut short or says nothing of its size.
    return { ok: false, fault: 'no-picture' };
  }
  // An integer that is read past the end of a file is none.
  if (sides.some((side) => !Number.isInteger(side))) return { ok: false, fault: 'no-picture' };
  if (sides.some((side) => side < logoLimits.least || side > logoLimits.most)) {
    return { ok: false, fault: 'sides' };
  }
  return moves(reader.type, bytes) ? { ok: false, fault: 'moves' } : { ok: true, type: reader.type };
}
