import { createReadStream } from 'node:fs';

/**
 * The lines of a text file. They end in LF, or CRLF where a mail program or an editor made that of it, and nowhere
 * else: node:readline also ends them at U+2028, which may stand in a row.
 */
export async function* textLines(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, 'utf8')) {
    const pieces = (rest + String(chunk)).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) yield piece.endsWith('\r') ? piece.slice(0, -1) : piece;
  }
  if (rest !== '') yield rest;
}
