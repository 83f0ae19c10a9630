import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const here = import.meta.dirname;

/** The folder that holds package.json: two up in a checkout, three up from `dist/main/cli`. */
export const projectFolder = [join(here, '..', '..'), join(here, '..', '..', '..')].find((folder) =>
  existsSync(join(folder, 'package.json')),
) as string;

/** The program's version, as package.json says. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))).version;
