import { access, constants, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReportPlace } from '../../shared/contract/outages.ts';

/** Where each platform shows a stick that was plugged in: folders of this user, then of everybody. */
function mountRoots(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['/Volumes'];
  const { username } = userInfo();
  return [join('/run/media', username), join('/media', username), '/media'];
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

async function those(
  paths: readonly string[],
  are: (path: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const found = await Promise.all(paths.map(async (path) => ((await are(path)) ? [path] : [])));
  return found.flat();
}

/** Another file system than that of the folder it is in, which this user may write to. */
async function isWritableMount(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    const [own, above] = await Promise.all([stat(path), stat(dirname(path))]);
    return own.dev !== above.dev;
  } catch {
    return false;
  }
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Windows does not tell a stick from a disk without further programs: every drive but the system's is offered. */
async function drives(): Promise<readonly string[]> {
  const system = (process.env.SystemDrive ?? 'C:').toUpperCase();
  const others = [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:`).filter((one) => one !== system);
  return await those(
    others.map((drive) => `${drive}\\`),
    isWritable,
  );
}

/**
 * Where a report can be saved: sticks that are plugged in now, then the kiosk's own folder. Nobody reaches the files
 * of a kiosk that fills the screen, so a stick comes first. Off the door's thread: sticks are slow.
 */
export async function reportPlaces(
  profile: string,
  roots: readonly string[] = process.platform === 'win32' ? [] : mountRoots(process.platform),
): Promise<readonly ReportPlace[]> {
  const sticks =
    process.platform === 'win32'
      ? await drives()
      : await those((await Promise.all(roots.map(listed))).flat(), isWritableMount);
  return [
    ...sticks.map((path) => ({ kind: 'stick', path }) as const),
    { kind: 'kiosk', path: join(profile, 'reports') },
  ];
}
