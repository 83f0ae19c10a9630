import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { AnnouncedGuest } from './guest.ts';

const columns = ['id', 'name', 'company', 'code'] as const;
const needed = ['id', 'name'] as const;
const longest = { id: 200, name: 200, company: 200, code: 2_048 } as const;

/** Where in the file something is wrong: never what stands there. */
export interface GuestProblem {
  readonly line: number;
  readonly column?: string;
  readonly detail: string;
}

export type GuestsReading =
  | { readonly ok: true; readonly guests: readonly AnnouncedGuest[] }
  | { readonly ok: false; readonly problems: readonly GuestProblem[] };

const rowsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }),
);

class BadHeader extends Error {}

function checkHeader(header: readonly string[]): string[] {
  const names = header.map((name) => name.toLowerCase());
  const bad = names.find(
    (name, index) => !columns.some((one) => one === name) || names.indexOf(name) !== index,
  );
  const missing = needed.find((name) => !names.includes(name));
  if (bad === undefined && missing === undefined) return names;
  const what = bad === undefined ? `"${missing}" is missing` : `it says "${bad}"`;
  throw new BadHeader(
    `the first line must name the columns, each once, out of ${columns.join(', ')}; ${what}`,
  );
}

function problemsOf(
  record: Readonly<Record<string, string>>,
  line: number,
  seen: Readonly<Record<'id' | 'code', Map<string, number>>>,
): readonly GuestProblem[] {
  const problems: GuestProblem[] = [];
  for (const column of needed) {
    if (!record[column]) problems.push({ line, column, detail: 'is empty' });
  }
  for (const column of columns) {
    if ((record[column]?.length ?? 0) > longest[column]) {
      problems.push({ line, column, detail: `is longer than ${longest[column]} characters` });
    }
  }
  for (const column of ['id', 'code'] as const) {
    const value = record[column];
    if (!value) continue;
    const first = seen[column].get(value);
    if (first === undefined) seen[column].set(value, line);
    else problems.push({ line, column, detail: `is the same as on line ${first}` });
  }
  return problems;
}

/** Reads a guest list from CSV (RFC 4180) with a header of `id`, `name` and, if they are there, `company`, `code`. */
export function readGuests(text: string): GuestsReading {
  try {
    const rows: unknown = parse(text, {
      bom: true,
      columns: checkHeader,
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    const seen = { id: new Map<string, number>(), code: new Map<string, number>() };
    const read = rowsSchema.parse(rows).map(({ record, info: { lines } }) => ({
      problems: problemsOf(record, lines, seen),
      guest: {
        id: record.id ?? '',
        name: (record.name ?? '').normalize('NFC'),
        ...(record.company ? { company: record.company.normalize('NFC') } : {}),
        ...(record.code ? { code: record.code } : {}),
      },
    }));
    const problems = read.flatMap((one) => one.problems);
    if (problems.length > 0) return { ok: false, problems };
    if (read.length === 0) return { ok: false, problems: [{ line: 1, detail: 'there is no guest in it' }] };
    return { ok: true, guests: read.map(({ guest }) => guest) };
  } catch (error) {
    if (error instanceof BadHeader) return { ok: false, problems: [{ line: 1, detail: error.message }] };
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    const detail = 'this is not well-formed CSV, or has too many or few columns';
    return { ok: false, problems: [{ line, detail }] };
  }
}
