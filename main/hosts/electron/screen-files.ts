import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { responseHeaders } from '../response-headers.ts';
import { isOurs } from './kiosk-origin.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file that a URL of the screens names, or nothing if it names none inside the folder. */
export function fileOf(
  url: string,
  folder: string,
): { readonly path: string; readonly type: string } | undefined {
  if (!isOurs(url)) return undefined;
  const { pathname } = new URL(url);
  // The URL parser took dot segments away. What is still encoded can hide others, and no file of ours needs it.
  if (!/^\/[\w./-]*$/.test(pathname)) return undefined;
  const path = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
  const type = types[extname(path)];
  return type !== undefined && path.startsWith(resolve(folder) + sep) ? { path, type } : undefined;
}

/** Answers requests of the app scheme from the folder of the built screens, and from nowhere else. */
export function serveScreens(
  folder: string,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const refused = (status: number) => new Response(null, { status, headers: responseHeaders });
    if (method !== 'GET') return refused(405);
    const file = fileOf(url, folder);
    if (file === undefined) return refused(404);
    const content = await readFile(file.path).catch(() => undefined);
    if (content === undefined) return refused(404);
    return new Response(content, { headers: { ...responseHeaders, 'content-type': file.type } });
  };
}
