import type { VerificationKeys } from '../statement.ts';
import { textLines } from '../text-lines.ts';
import { verifyExport } from '../verify-export.ts';
import { saveFile } from './save-file.ts';

/** What came back from the disk is not what was written: a stick may lie. */
export class ExportSpoilt extends Error {
  readonly code = 'EXPORT_SPOILT';
  override readonly name = 'ExportSpoilt';
}

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/**
 * Saves an export of the journal and reads it back as an inspector would.
 *
 * @returns the path and how many rows hold; `undefined`: there was no row, and no file is left
 * @throws {ExportSpoilt} what was read back does not hold
 * @throws {RowsGone} retention overtook the reader
 * @throws an error of the file system
 */
export async function saveExport(
  folder: string,
  name: string,
  lines: Iterator<string>,
  keys: VerificationKeys,
): Promise<{ readonly path: string; readonly rows: number } | undefined> {
  const first = lines.next();
  if (first.done === true) return undefined;
  const rest = { [Symbol.iterator]: () => lines };
  const path = await saveFile(folder, name, ended(chained(first.value, rest)));
  const result = await verifyExport(textLines(path), keys);
  if (!result.ok) throw new ExportSpoilt(`${path} does not hold: ${result.problems.join('; ')}`);
  return { path, rows: result.rows };
}

function* chained(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}
