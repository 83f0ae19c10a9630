import { glob, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where the platforms show a stick that was plugged in; `*` stands for any name. */
export function usualFolders(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['/Volumes/*'];
  if (platform === 'win32') return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:/`);
  return ['/media/*', '/media/*/*', '/run/media/*/*'];
}

/** A folder that claims to be a signed repository or a published folder. */
export interface FoundStick {
  readonly path: string;
  /** Another one after each publication that it was given. */
  readonly sign: string;
}

/** Each folder's newest publication is told by its first file. */
async function foldersWith(name: string, folders: readonly string[]): Promise<readonly FoundStick[]> {
  const patterns = folders.flatMap((folder) => [join(folder, name), join(folder, '*', name)]);
  const found = new Map<string, FoundStick>();
  for await (const path of glob(patterns.map((pattern) => pattern.replaceAll('\\', '/')))) {
    const seen = await stat(path).catch(() => undefined);
    if (seen?.isFile() !== true) continue;
    found.set(path, { path: dirname(path), sign: `${seen.mtimeMs} ${seen.size} ${seen.ino}` });
  }
  return [...found.values()];
}

/** What was published, in these folders and in those right below them. What cannot be read is not there. */
export async function findSticks(folders: readonly string[]): Promise<readonly FoundStick[]> {
  const repositories = await foldersWith('timestamp.json', folders);
  const published = await foldersWith('index.json', folders);
  const isPartOf = ({ path }: FoundStick) =>
    repositories.some((repository) => path === repository.path || dirname(path) === repository.path);
  return [...repositories, ...published.filter((folder) => !isPartOf(folder))];
}
