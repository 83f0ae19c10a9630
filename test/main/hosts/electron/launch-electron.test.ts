import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { exitCodes } from '../../../../main/hosts/electron/exit-codes.ts';
import { launchElectron } from '../../../../main/hosts/electron/launch-electron.ts';

const folder = mkdtempSync(join(tmpdir(), 'munjigi-launch-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A program in place of Electron: ends the first time as the first script says, and so on; the last one stays. */
function standIn(name: string, ...scripts: readonly string[]): string {
  const path = join(folder, name);
  const cases = scripts.map((script, n) => `${n === scripts.length - 1 ? '*' : n + 1}) ${script};;`);
  writeFileSync(
    path,
    `#!/bin/sh\necho "$ELECTRON_RUN_AS_NODE$*" >> '${path}.log'\ncase $(wc -l < '${path}.log') in ${cases.join(' ')} esac\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

async function launch(path: string) {
  const talk: string[] = [];
  const waits: number[] = [];
  const ended = await launchElectron({
    path,
    args: ['.', '--profile', 'door'],
    say: (message) => talk.push(message),
    wait: async (ms) => waits.push(ms),
  });
  return { ended, talk, waits };
}

const starts = (path: string) => readFileSync(`${path}.log`, 'utf8').trim().split('\n');

describe('Electron under the munjigi command', () => {
  for (const [what, code] of Object.entries({
    'was left from the desk': exitCodes.left,
    'was started wrongly': exitCodes.wrongUsage,
    'runs on this profile already': exitCodes.alreadyRunning,
  })) {
    test(`is not started again when it ${what}`, async () => {
      const path = standIn(`ends-${code}`, `exit ${code}`);
      assert.deepEqual(await launch(path), { ended: { code }, talk: [], waits: [] });
      assert.deepEqual(starts(path), ['. --profile door --supervised']);
    });
  }

  test('is started again at once when its ladder asks for that', async () => {
    const path = standIn('restarts', 'exit 75', 'exit 75', 'exit 75', 'exit 75', 'exit 0');
    assert.deepEqual(await launch(path), { ended: { code: 0 }, talk: [], waits: [] });
    assert.equal(starts(path).length, 5);
  });

  test('is started again after a moment when it was killed', async () => {
    const path = standIn('killed', 'kill -9 $$', 'exit 0');
    assert.deepEqual(await launch(path), {
      ended: { code: 0 },
      talk: ['Electron ended (SIGKILL). Starting it again in 0.5 s.'],
      waits: [500],
    });
  });

  test('is given up where it ends at once, again and again', async () => {
    const path = standIn('broken', 'exit 127');
    const { ended, waits } = await launch(path);
    assert.deepEqual(ended, { failed: 'it ended at once, again and again (exit code 127)' });
    assert.deepEqual(waits, [500, 1_000]);
  });

  test('is given up where it cannot be started', async () => {
    const { ended } = await launch(join(folder, 'nothing'));
    assert.match('failed' in ended ? ended.failed : '', /ENOENT/);
  });

  test('is never a plain Node, whatever the environment says', async () => {
    const path = standIn('no-node', 'exit 0');
    process.env.ELECTRON_RUN_AS_NODE = '1';
    try {
      await launch(path);
    } finally {
      delete process.env.ELECTRON_RUN_AS_NODE;
    }
    assert.deepEqual(starts(path), ['. --profile door --supervised']);
  });
});
