import { carriageReturn, type Frame, Framer } from './framer.ts';

/** What comes of a text that a scanner sends as one code, in UTF-8. `undefined`: of an empty one nothing. */
export function frameOf(text: string): Frame | undefined {
  const framer = new Framer();
  for (const byte of Buffer.from(text)) {
    const early = framer.take(byte);
    if (early !== undefined) return early;
  }
  return framer.take(carriageReturn);
}
