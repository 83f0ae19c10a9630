import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fetchSource } from './fetch-source.ts';
import { withinDeadline } from './file-deadline.ts';
import type { Location } from './location.ts';
import { maxSourceBytes, type ReadOptions, type SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

/** How certificates are named; whatever else lies in a folder of them is left alone. */
const certificateNames: readonly string[] = ['.pem', '.crt', '.cer', '.der'];
/** More signers than any network of trust has. */
const maxFiles = 2_000;

/** What a file that cannot be read is refused with. */
export function unreadable(path: string, error: unknown): SourceRefused {
  if (error instanceof SourceRefused) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  return new SourceRefused('unreachable', `${path} ${why}.`, { cause: error });
}

async function readPath(path: string): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await readPath(join(path, 'index.json'));
    if (found.size > maxSourceBytes) throw new SourceRefused('too-large', `${path} is larger than 8 MiB.`);
    return { path, bytes: await readFile(path) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Reads one document from wherever it is. A folder means its `index.json`.
 *
 * @throws {SourceRefused}
 */
export async function readSource(location: Location, options: ReadOptions): Promise<SourceDocument> {
  if (location.kind === 'url') return await fetchSource(location.url, options);
  const at = location.path;
  const { path, bytes } = await withinDeadline(() => readPath(at), { ...options, path: at });
  return { location: { kind: 'path', path, id: path }, bytes, from: 'file' };
}

/**
 * The certificates in a folder of this machine, by their names, sorted. None if it is no folder, or a published one.
 *
 * @throws {SourceRefused} `unreachable`, `too-large`
 */
export async function certificatesIn(location: Location): Promise<readonly Location[]> {
  if (location.kind === 'url') return [];
  const { path } = location;
  try {
    if (!(await stat(path)).isDirectory()) return [];
    const names = (await readdir(path)).toSorted();
    if (names.includes('index.json')) return [];
    const found = names.filter((name) => certificateNames.includes(extname(name).toLowerCase()));
    if (found.length > maxFiles) {
      throw new SourceRefused('too-large', `${path} holds more than ${maxFiles} certificates.`);
    }
    return found.map((name) => ({ kind: 'path', path: join(path, name), id: join(path, name) }));
  } catch (error) {
    throw unreadable(path, error);
  }
}
