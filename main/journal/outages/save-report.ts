import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeReport } from './make-report.ts';

/**
 * Writes the two files of a report into a folder, which is made if it is missing. Never over another report.
 *
 * @returns the paths
 * @throws an error of the file system
 */
export function saveReport(
  folder: string,
  { page, signature }: MadeReport,
): { readonly page: string; readonly signature: string } {
  mkdirSync(folder, { recursive: true });
  const paths = { page: join(folder, page.name), signature: join(folder, signature.name) };
  writeFileSync(paths.page, page.text, { flag: 'wx', flush: true });
  writeFileSync(paths.signature, signature.text, { flag: 'wx', flush: true });
  return paths;
}
