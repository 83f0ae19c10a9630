import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchSource } from './fetch-source.ts';
import type { Location } from './location.ts';
import { decodeUtf8, maxSourceBytes, type ReadOptions, type SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

async function readPath(path: string): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await readPath(join(path, 'index.json'));
    if (found.size > maxSourceBytes) throw new SourceRefused('too-large', `${path} is larger than 8 MiB.`);
    return { path, bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof SourceRefused) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new SourceRefused('unreachable', `${path} ${why}.`, { cause: error });
  }
}

/**
 * Reads one document from wherever it is. A folder means its `index.json`.
 *
 * @throws {SourceRefused}
 */
export async function readSource(location: Location, options: ReadOptions): Promise<SourceDocument> {
  if (location.kind === 'url') return await fetchSource(location.url, options);
  const { path, bytes } = await readPath(location.path);
  return { location: { kind: 'path', path, id: path }, text: decodeUtf8(bytes), from: 'file' };
}
