import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { instantForms, parseInstant } from './instant.ts';
import type { PassOrder } from './issuer.ts';

const columns = ['id', 'name', 'type', 'from', 'until'];

/** An order and the line of the file that it stands on. */
interface OrderLine {
  readonly line: number;
  readonly order: PassOrder;
}

export interface LineProblem {
  readonly line: number;
  readonly detail: string;
}

export type OrdersReading =
  | { readonly ok: true; readonly orders: readonly OrderLine[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

const rowsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.int() }) }),
);

class BadHeader extends Error {}

function checkHeader(header: readonly string[]): string[] {
  const names = header.map((name) => name.toLowerCase());
  const bad = names.find((name, index) => !columns.includes(name) || names.indexOf(name) !== index);
  if (bad === undefined) return names;
  throw new BadHeader(
    `the first line must name the columns, each once, out of ${columns.join(', ')}; it says "${bad}"`,
  );
}

function readRow(record: Readonly<Record<string, string>>): PassOrder | string {
  const { id, name, type, from, until } = record;
  const start = from ? parseInstant(from, 'from') : undefined;
  const end = until ? parseInstant(until, 'until') : undefined;
  if (from && start === undefined) return `from is not understood: ${instantForms}`;
  if (until && end === undefined) return `until is not understood: ${instantForms}`;
  return {
    ...(id ? { id } : {}),
    ...(name ? { name } : {}),
    ...(type ? { type } : {}),
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { until: end }),
  };
}

function parseRows(text: string): z.infer<typeof rowsSchema> {
  const rows: unknown = parse(text, {
    bom: true,
    columns: checkHeader,
    info: true,
    skip_empty_lines: true,
    trim: true,
  });
  return rowsSchema.parse(rows);
}

/** Reads orders for passes from a CSV file (RFC 4180) with a header of `id`, `name`, `type`, `from`, `until`, in any order. */
export function readOrders(text: string): OrdersReading {
  try {
    const orders: OrderLine[] = [];
    const problems: LineProblem[] = [];
    for (const { record, info } of parseRows(text)) {
      const order = readRow(record);
      if (typeof order === 'string') problems.push({ line: info.lines, detail: order });
      else orders.push({ line: info.lines, order });
    }
    return problems.length === 0 ? { ok: true, orders } : { ok: false, problems };
  } catch (error) {
    if (error instanceof BadHeader) return { ok: false, problems: [{ line: 1, detail: error.message }] };
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return {
      ok: false,
      problems: [{ line, detail: 'this is not well-formed CSV, or has too many or few columns' }],
    };
  }
}
