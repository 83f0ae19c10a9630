import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeReport } from './make-report.ts';

/**
 * Writes the two files of a report into a folder, which is made if it is missing. Never over another report.
 *
 * @returns the paths
 * @throws an error of the file system
 */
export async function saveReport(
  folder: string,
  { page, signature }: MadeReport,
): Promise<{ readonly page: string; readonly signature: string }> {
  await mkdir(folder, { recursive: true });
  const paths = { page: join(folder, page.name), signature: join(folder, signature.name) };
  await writeFile(paths.page, page.text, { flag: 'wx', flush: true });
  await writeFile(paths.signature, signature.text, { flag: 'wx', flush: true });
  return paths;
}
