import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Whether the process with that number is a browser on this folder: numbers are given anew after a restart. */
function holds(pid: number, userData: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(`--user-data-dir=${userData}`);
  } catch {
    return false;
  }
}

/**
 * Frees the folder of a browser that outlived its kiosk, killed perhaps. Such a browser would take the new window
 * over into a process that nobody watches; and its lock, on a machine that was given another name since, would keep
 * every later one from starting. Chromium's lock is a link `SingletonLock` that reads HOST-PID. Linux only: on other
 * systems the lock is the system's own and nothing is done.
 *
 * @returns whether a browser was ended
 */
export function freeFolder(userData: string): boolean {
  if (process.platform !== 'linux') return false;
  let owner: string;
  try {
    owner = readlinkSync(join(userData, 'SingletonLock'));
  } catch {
    return false;
  }
  const dash = owner.lastIndexOf('-');
  const pid = Number(owner.slice(dash + 1));
  const lives =
    owner.slice(0, dash) === hostname() && Number.isInteger(pid) && pid > 0 && holds(pid, userData);
  // It has nothing to save. One that is another user's is left alone, and Chromium says so itself.
  if (lives) process.kill(pid, 'SIGKILL');
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(join(userData, name), { force: true });
  }
  return lives;
}
