import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { buildHost } from '../../../../main/hosts/electron/built-host.ts';

const house = mkdtempSync(join(tmpdir(), 'munjigi-build-'));
after(() => rmSync(house, { recursive: true, force: true }));
const entry = 'dist/main/entry.js';
const modules = join(import.meta.dirname, '../../../../node_modules');

function checkout(name: string, source: string): string {
  const project = join(house, name);
  mkdirSync(join(project, 'main'), { recursive: true });
  symlinkSync(modules, join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(project, 'main', 'entry.ts'), source);
  writeFileSync(
    join(project, 'tsconfig.build.json'),
    JSON.stringify({
      compilerOptions: { outDir: 'dist', rootDir: '.', module: 'nodenext', target: 'es2024', types: [] },
      include: ['main'],
    }),
  );
  return project;
}

async function build(project: string) {
  let builds = 0;
  const why = await buildHost({
    project,
    entry,
    onBuild: () => {
      builds += 1;
    },
  });
  return { why, builds };
}

describe("Electron's host", () => {
  test('is compiled in a checkout when it is missing or older than a source, and only then', async () => {
    const project = checkout('changed', 'export const door = 1;\n');
    assert.deepEqual(await build(project), { why: undefined, builds: 1 });
    assert.ok(statSync(join(project, entry)).isFile());
    assert.deepEqual(await build(project), { why: undefined, builds: 0 });
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(project, 'main', 'entry.ts'), later, later);
    assert.equal((await build(project)).builds, 1);
  });

  test('that does not compile is not run', async () => {
    const project = checkout('broken', 'export const door: number = "open";\n');
    const { why } = await build(project);
    assert.match(why ?? '', /its host cannot be built: main\/entry\.ts.*TS2322/);
  });

  test('is as it was packaged where there are no sources', async () => {
    const project = join(house, 'installed');
    mkdirSync(join(project, 'dist', 'main'), { recursive: true });
    writeFileSync(join(project, entry), '');
    assert.deepEqual(await build(project), { why: undefined, builds: 0 });
  });

  test('that is missing where nothing can build it is missing', async () => {
    const project = join(house, 'bare');
    mkdirSync(project);
    assert.match((await build(project)).why ?? '', /not built, and there is no TypeScript here/);
  });
});
