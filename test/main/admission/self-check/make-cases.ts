import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeMakers } from './code-makers.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'main', 'admission', 'self-check', 'cases');

/**
 * Writes the self-check's data anew, or that of the named formats: `node make-cases.ts [NAME…]`, then
 * `npm run format`. A new format's file is to be listed in `main/admission/self-check/cases.ts`.
 */
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(codeMakers);
for (const name of names) {
  const codes = await codeMakers[name]?.();
  if (codes === undefined) throw new TypeError(`there is no maker of codes called ${name}`);
  const constant = name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  writeFileSync(
    join(folder, `${name}.ts`),
    `import { casesOf } from '../format-cases.ts';

/** Of nobody; signed by keys that were thrown away. */
export const ${constant} = casesOf(${JSON.stringify(codes)});
`,
  );
}
