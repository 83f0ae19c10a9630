import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../cli/version.ts';
import { buildHost } from './built-host.ts';
import { type ElectronFound, findBinary, installedPackage } from './installed-binary.ts';

/** What keeps Electron from running on this machine, binary or not. */
export function obstacle(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  userId: number | undefined,
): string | undefined {
  if (platform !== 'linux') return undefined;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display here';
  if (userId === 0) return 'it does not start for root unless its sandbox is given up';
  return undefined;
}

export interface FindOptions {
  /** How long a download may take, in milliseconds; 0 downloads nothing. */
  readonly allowFetchMs: number;
  /** Hears what takes a while. */
  readonly say: (message: string) => void;
}

/** Electron for the `munjigi` command: one that can be started here and now, its host built. */
export async function findElectron({ allowFetchMs, say }: FindOptions): Promise<ElectronFound> {
  const missing = obstacle(process.env, process.platform, process.getuid?.());
  if (missing !== undefined) return { missing };
  const found = await findBinary({
    allowFetchMs,
    env: process.env,
    packageFolder: installedPackage(),
    memory: join(projectFolder, 'node_modules', '.cache', 'munjigi', 'electron-download.json'),
    clock: { now: Date.now },
    onFetch: () => say('Fetching Electron …'),
  });
  if ('missing' in found) return found;
  const { main: entry } = z
    .object({ main: z.string() })
    .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));
  const why = await buildHost({
    project: projectFolder,
    entry,
    onBuild: () => say('Building the Electron host …'),
  });
  return why === undefined ? found : { missing: why };
}
