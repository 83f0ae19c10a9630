import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { ReportPlace } from '../../shared/contract/outages.ts';

/** Where each platform shows a stick that was plugged in: folders of this user, then of everybody. */
function mountRoots(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['/Volumes'];
  const { username } = userInfo();
  return [join('/run/media', username), join('/media', username), '/media'];
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Another file system than that of the folder it is in, which this user may write to. */
function isWritableMount(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return statSync(path).dev !== statSync(dirname(path)).dev;
  } catch {
    return false;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Windows does not tell a stick from a disk without further programs: every drive but the system's is offered. */
function drives(): readonly string[] {
  const system = (process.env.SystemDrive ?? 'C:').toUpperCase();
  return [...'DEFGHIJKLMNOPQRSTUVWXYZ']
    .map((letter) => `${letter}:`)
    .filter((drive) => drive !== system && isWritable(`${drive}\\`))
    .map((drive) => `${drive}\\`);
}

/**
 * Where a report can be saved: sticks that are plugged in now, then the kiosk's own folder. Nobody reaches the files
 * of a kiosk that fills the screen, so a stick comes first.
 */
export function reportPlaces(
  profile: string,
  roots: readonly string[] = process.platform === 'win32' ? [] : mountRoots(process.platform),
): readonly ReportPlace[] {
  const sticks = process.platform === 'win32' ? drives() : roots.flatMap(listed).filter(isWritableMount);
  return [
    ...sticks.map((path) => ({ kind: 'stick', path }) as const),
    { kind: 'kiosk', path: join(profile, 'reports') },
  ];
}
