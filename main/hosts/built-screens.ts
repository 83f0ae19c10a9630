import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface ScreenFile {
  readonly path: string;
  /** Its media type, as the header says it. */
  readonly type: string;
}

/** Whether somebody built the screens into this folder. */
export function areBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

/** The file that the path of a parsed URL names, or nothing if it names none inside the folder. */
export function screenFile(pathname: string, folder: string): ScreenFile | undefined {
  // The URL parser took dot segments away. What is still encoded can hide others, and no file of ours needs it.
  if (!/^\/[\w./-]*$/.test(pathname)) return undefined;
  const path = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
  const type = types[extname(path)];
  return type !== undefined && path.startsWith(resolve(folder) + sep) ? { path, type } : undefined;
}

/** A file's bytes, all at once, because it is small and may be replaced by a new build at any moment. */
export async function readScreen({ path }: ScreenFile): Promise<Buffer<ArrayBuffer> | undefined> {
  return await readFile(path).catch(() => undefined);
}
