/** What a scanner may send in one code, too (main/scanners). */
const longest = 8_192;
const newline = 0x0a;
const carriageReturn = 0x0d;
const printable = /^[\x20-\x7e]*$/;

/** One line of input: the text of a code, or why it cannot be one, in English. */
export type CodeLine =
  | { readonly text: string }
  | { readonly fault: 'unreadable' | 'too-long'; readonly detail: string };

function lineOf(pieces: readonly Uint8Array[]): CodeLine {
  const bytes = Buffer.concat(pieces);
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  if (end > longest) {
    return { fault: 'too-long', detail: `The line has more than ${longest} characters.` };
  }
  const text = bytes.toString('latin1', 0, end);
  if (text === '') return { fault: 'unreadable', detail: 'The line is empty.' };
  return printable.test(text)
    ? { text }
    : { fault: 'unreadable', detail: 'The line holds characters other than printable ASCII.' };
}

/**
 * Cuts a stream of bytes into lines that end in LF or CRLF. The last one needs no end. Of a line that is too long only
 * its beginning is held, so that no input makes the program grow.
 */
export async function* codeLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<CodeLine> {
  let pieces: Uint8Array[] = [];
  let held = 0;
  const hold = (piece: Uint8Array) => {
    // Room for the longest line, its CR and one byte more, which says that it was longer.
    const kept = piece.subarray(0, longest + 2 - held);
    if (kept.length > 0) pieces.push(kept);
    held += kept.length;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, end));
      yield lineOf(pieces);
      pieces = [];
      held = 0;
      from = end + 1;
    }
    hold(chunk.subarray(from));
  }
  if (held > 0) yield lineOf(pieces);
}
