import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface HostSources {
  /** The folder with package.json. */
  readonly project: string;
  /** What package.json names as `main`, from there. */
  readonly entry: string;
  /** Hears that a build begins, because it takes a while. */
  readonly onBuild: () => void;
}

/** Electron runs no TypeScript: it needs `dist/main`, and one that is no older than the sources beside it. */
function isCurrent({ project, entry }: HostSources): boolean {
  const built = statSync(join(project, entry), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return false;
  const sources = globSync('{main,shared}/**/*.{ts,cts}', { cwd: project });
  return sources.every((source) => statSync(join(project, source)).mtimeMs <= built);
}

/**
 * Sees to it that the host is compiled. In a checkout it is compiled here and now where that is due; an installation
 * has no sources and is as it was packaged.
 *
 * @returns the reason, as the end of a sentence, where there is no host to run
 */
export async function buildHost(sources: HostSources): Promise<string | undefined> {
  if (isCurrent(sources)) return undefined;
  const compiler = join(sources.project, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) return 'its host is not built, and there is no TypeScript here to build it';
  sources.onBuild();
  const build = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: sources.project,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const talk: string[] = [];
  build.stdout.setEncoding('utf8').on('data', (text: string) => talk.push(text));
  const code = await new Promise<number | null>((resolve) => build.once('close', resolve));
  if (code === 0) return undefined;
  const [first = `the compiler ended with ${code}`] = talk.join('').split('\n');
  return `its host cannot be built: ${first}`;
}
