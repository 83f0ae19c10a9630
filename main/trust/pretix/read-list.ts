import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { parseJson } from '../gathering.ts';
import type { SourceDocument } from '../source-document.ts';
import { SourceRefused } from '../source-refused.ts';

/** Reads one address of the API as the device that this kiosk is. */
export type ReadApi = (url: URL) => Promise<SourceDocument>;

/** The lists of one event at 50 rows a page; more tickets than that are revoked of none. */
const maxPages = 10_000;
/** A long list runs into the limit of pretix's own hosting, 360 questions a minute, and goes on after it. */
const longestPauseMs = 60_000;

export interface ReadList<Row> {
  readonly rows: readonly Row[];
  /** What to ask for the next time, in the server's own words; absent: all of it. */
  readonly cursor?: string;
}

async function readPage(url: URL, read: ReadApi, signal: AbortSignal | undefined): Promise<SourceDocument> {
  try {
    return await read(url);
  } catch (error) {
    const pause = error instanceof SourceRefused && error.status === 429 ? error.retryAfterMs : undefined;
    if (pause === undefined || pause > longestPauseMs) throw error;
    await sleep(pause, undefined, signal === undefined ? {} : { signal });
    return await read(url);
  }
}

/** The next page is of the same list, or it is none of ours: the device's token goes there. */
function nextPage(next: string, from: URL): URL {
  const url = URL.canParse(next) ? new URL(next) : undefined;
  if (url?.origin !== from.origin || url.pathname !== from.pathname) {
    throw new SourceRefused('not-allowed', `${from.origin} continues its list elsewhere.`);
  }
  return url;
}

/**
 * Reads a list of pretix's API page by page (API, "Pagination"), newest rows first: what changes meanwhile moves rows
 * to later pages and never past us, and the cursor is of the time before the first one.
 *
 * @throws {SourceRefused}
 */
export async function readList<Row>(
  start: URL,
  row: z.ZodType<Row>,
  { read, signal }: { readonly read: ReadApi; readonly signal?: AbortSignal | undefined },
): Promise<ReadList<Row>> {
  const pageSchema = z.looseObject({ next: z.string().nullable(), results: z.array(row).max(1_000) });
  const rows: Row[] = [];
  let cursor: string | undefined;
  let url: URL | undefined = start;
  for (let page = 0; url !== undefined; page += 1) {
    if (page === maxPages)
      throw new SourceRefused('too-large', `${start.origin} continues its list without end.`);
    // The first page is asked for once: its server decides when the whole source is asked again.
    const document: SourceDocument = page === 0 ? await read(url) : await readPage(url, read, signal);
    const parsed = pageSchema.safeParse(parseJson(document));
    if (!parsed.success) {
      throw new SourceRefused(
        'unrecognised',
        `${start.origin} does not answer ${start.pathname} with a list.`,
      );
    }
    if (page === 0) cursor = document.pageGenerated;
    rows.push(...parsed.data.results);
    url = parsed.data.next === null ? undefined : nextPage(parsed.data.next, start);
  }
  return { rows, ...(cursor === undefined ? {} : { cursor }) };
}
