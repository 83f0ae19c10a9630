import { readScreen, type ScreenFile, screenFile } from '../built-screens.ts';
import { responseHeaders } from '../response-headers.ts';
import { isOurs } from './kiosk-origin.ts';

/** The file that a URL of the app scheme names, or nothing if it names none inside the folder. */
export function fileOf(url: string, folder: string): ScreenFile | undefined {
  return isOurs(url) ? screenFile(new URL(url).pathname, folder) : undefined;
}

/** Answers requests of the app scheme from the folder of the built screens, and from nowhere else. */
export function serveScreens(
  folder: string,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const refused = (status: number) => new Response(null, { status, headers: responseHeaders });
    if (method !== 'GET') return refused(405);
    const file = fileOf(url, folder);
    const content = file && (await readScreen(file));
    if (file === undefined || content === undefined) return refused(404);
    return new Response(content, { headers: { ...responseHeaders, 'content-type': file.type } });
  };
}
