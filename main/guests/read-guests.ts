import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type GuestColumn, type GuestProblem, guestColumns } from '../../shared/guest-file.ts';
import type { AnnouncedGuest } from './guest.ts';

const needed = ['id', 'name'] as const;
const longest = { id: 200, name: 200, company: 200, code: 2_048 } as const;

/** What Korean organisers call the columns. */
const korean: Readonly<Record<string, GuestColumn>> = {
  번호: 'id',
  아이디: 'id',
  이름: 'name',
  성명: 'name',
  소속: 'company',
  회사: 'company',
  코드: 'code',
};

export type GuestsReading =
  | {
      readonly ok: true;
      readonly guests: readonly AnnouncedGuest[];
      readonly columns: readonly GuestColumn[];
    }
  | { readonly ok: false; readonly problems: readonly GuestProblem[] };

const rowsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }),
);

class BadHeader extends Error {
  readonly problem: GuestProblem;
  constructor(problem: Omit<GuestProblem, 'line'>) {
    super(problem.problem);
    this.problem = { line: 1, ...problem };
  }
}

function columnOf(heading: string): GuestColumn {
  const name = heading.normalize('NFC').toLowerCase();
  const column = guestColumns.find((one) => one === name) ?? korean[name];
  if (column === undefined) throw new BadHeader({ problem: 'unknown-column', other: heading.slice(0, 60) });
  return column;
}

function readHeader(header: readonly string[]): GuestColumn[] {
  const columns = header.map(columnOf);
  const repeated = columns.find((column, place) => columns.indexOf(column) !== place);
  if (repeated !== undefined) throw new BadHeader({ problem: 'repeated-column', column: repeated });
  const missing = needed.find((column) => !columns.includes(column));
  if (missing !== undefined) throw new BadHeader({ problem: 'missing-column', column: missing });
  return columns;
}

function problemsOf(
  record: Readonly<Record<string, string>>,
  line: number,
  seen: Readonly<Record<'id' | 'code', Map<string, number>>>,
): readonly GuestProblem[] {
  const problems: GuestProblem[] = [];
  for (const column of needed) {
    if (!record[column]) problems.push({ problem: 'empty', line, column });
  }
  for (const column of guestColumns) {
    if ((record[column]?.length ?? 0) > longest[column]) {
      problems.push({ problem: 'too-long', line, column, other: longest[column] });
    }
  }
  for (const column of ['id', 'code'] as const) {
    const value = record[column];
    if (!value) continue;
    const first = seen[column].get(value);
    if (first === undefined) seen[column].set(value, line);
    else problems.push({ problem: 'repeated', line, column, other: first });
  }
  return problems;
}

/**
 * Reads a guest list from CSV (RFC 4180) with a header of `id`, `name` and, if they are there, `company`, `code`, or
 * their Korean names.
 */
export function readGuests(text: string): GuestsReading {
  let columns: readonly GuestColumn[] = [];
  try {
    const rows: unknown = parse(text, {
      bom: true,
      columns: (header: readonly string[]) => {
        columns = readHeader(header);
        return [...columns];
      },
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
    if (read.length === 0) return { ok: false, problems: [{ problem: 'nobody' }] };
    return { ok: true, guests: read.map(({ guest }) => guest), columns };
  } catch (error) {
    if (error instanceof BadHeader) return { ok: false, problems: [error.problem] };
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { ok: false, problems: [{ problem: 'malformed', line }] };
  }
}
