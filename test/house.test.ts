import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { cruise, type ICruiseResult } from 'dependency-cruiser';

const root = join(import.meta.dirname, '..');
const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));

async function look(folders: readonly string[], baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], {
    ...options,
    baseDir,
    ruleSet: { forbidden },
    validate: true,
    ...(baseDir === root ? {} : { tsConfig: undefined }),
  });
  assert.ok(typeof output === 'object');
  return output;
}

test('every arrow between the rooms of the house points the right way', async () => {
  const { modules, summary } = await look(['main', 'renderer', 'shared'], root);
  // A tool that saw nothing finds nothing wrong.
  for (const room of ['main/scanners/', 'main/admission/', 'renderer/kiosk/', 'renderer/desk/', 'shared/']) {
    assert.ok(
      modules.some(({ source }) => source.startsWith(room)),
      `no module of ${room} was seen`,
    );
  }
  const wrong = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  assert.deepEqual(wrong, []);
});

test('an arrow that points the wrong way is found', async () => {
  const house = mkdtempSync(join(root, 'test', '.house-'));
  after(() => rmSync(house, { recursive: true, force: true }));
  mkdirSync(join(house, 'main/scanners'), { recursive: true });
  mkdirSync(join(house, 'main/journal'), { recursive: true });
  writeFileSync(join(house, 'main/journal/journal.ts'), 'export const journal = 1;\n');
  writeFileSync(
    join(house, 'main/scanners/scan.ts'),
    "import { journal } from '../journal/journal.ts';\nexport const scan = journal;\n",
  );
  const { summary } = await look(['main'], house);
  assert.deepEqual(
    summary.violations.map(({ rule }) => rule.name),
    ['main/scanners'],
  );
});
