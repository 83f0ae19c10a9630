import { isAllowed } from './location.ts';
import { retryAfterMs } from './retry-after.ts';
import { maxSourceBytes, type ReadOptions, type SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';

const maxRedirects = 3;

function headersOf({ held, authorization }: ReadOptions): Record<string, string> {
  const { etag, lastModified } = held?.validators ?? {};
  return {
    ...(authorization === undefined ? {} : { authorization }),
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

function redirectTarget(response: Response, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const target = response.headers.get('location');
  if (target === null || !URL.canParse(target, from.href)) {
    throw new SourceRefused('http-status', `${from.origin} redirects to nowhere.`);
  }
  const url = new URL(target, from);
  if (!isAllowed(url) || (from.protocol === 'https:' && url.protocol !== 'https:')) {
    throw new SourceRefused(
      'not-allowed',
      `${from.origin} redirects to ${url.origin}, which is not allowed.`,
    );
  }
  return url;
}

/** Follows redirects by itself, since each hop must be one that we would have asked. */
async function request(start: URL, given: Record<string, string>, signal: AbortSignal): Promise<Response> {
  const { authorization: _, ...open } = given;
  let url = start;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const headers = url.origin === start.origin ? given : open;
    const response = await fetch(url, { headers, signal, redirect: 'manual', cache: 'no-store' });
    const target = redirectTarget(response, url);
    if (target === undefined) return response;
    await response.body?.cancel();
    url = target;
  }
  throw new SourceRefused('http-status', `${start.origin} redirects more than ${maxRedirects} times.`);
}

async function refusedBy(response: Response, url: URL): Promise<SourceRefused> {
  await response.body?.cancel();
  const { status, headers } = response;
  const sentence = `${url.origin} answers ${url.pathname} with ${status}.`;
  return new SourceRefused('http-status', sentence, { status, retryAfterMs: retryAfterMs(headers) });
}

/** Counts what comes out of the decompression, so that a small reply cannot grow without end. */
export async function readBounded(response: Response, origin: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxSourceBytes) throw new SourceRefused('too-large', `${origin} sends more than 8 MiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function explain(error: unknown, url: URL, timeout: AbortSignal): SourceRefused {
  if (error instanceof SourceRefused) return error;
  if (timeout.aborted) {
    return new SourceRefused('timed-out', `${url.origin} did not answer in time.`, { cause: error });
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new SourceRefused('unreachable', `${url.origin} cannot be reached${code}.`, { cause: error });
}

/**
 * Fetches one document over HTTPS (HTTP only on this machine), or learns that the held one still holds.
 *
 * @throws {SourceRefused} and never anything else for what a network or a server can do
 */
export async function fetchSource(url: URL, options: ReadOptions): Promise<SourceDocument> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
  try {
    const response = await request(url, headersOf(options), signal);
    const date = url.protocol === 'https:' ? Date.parse(response.headers.get('date') ?? '') : Number.NaN;
    const common = {
      location: { kind: 'url', url, id: url.href },
      from: 'network',
      ...(Number.isNaN(date) ? {} : { date }),
    } as const;
    if (response.status === 304 && options.held !== undefined) {
      return { ...common, bytes: options.held.bytes, validators: options.held.validators };
    }
    if (response.status !== 200) {
      throw await refusedBy(response, url);
    }
    const bytes = await readBounded(response, url.origin);
    const etag = response.headers.get('etag');
    const lastModified = response.headers.get('last-modified');
    const validators = {
      ...(etag === null ? {} : { etag }),
      ...(lastModified === null ? {} : { lastModified }),
    };
    const pageGenerated = response.headers.get('x-page-generated');
    return { ...common, bytes, validators, ...(pageGenerated === null ? {} : { pageGenerated }) };
  } catch (error) {
    throw explain(error, url, timeout);
  }
}

/**
 * Fetches what is too large to be held in memory, as it comes. Whoever reads it counts.
 *
 * @throws {SourceRefused} and never anything else for what a network or a server can do
 */
export async function* fetchStream(
  url: URL,
  { timeoutMs, signal: off }: Pick<ReadOptions, 'timeoutMs' | 'signal'>,
): AsyncGenerator<Uint8Array> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = off === undefined ? timeout : AbortSignal.any([timeout, off]);
  try {
    const response = await request(url, {}, signal);
    if (response.status !== 200) {
      throw await refusedBy(response, url);
    }
    yield* response.body ?? [];
  } catch (error) {
    throw explain(error, url, timeout);
  }
}
