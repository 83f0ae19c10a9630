import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { Issuer, type PassOrder } from '../../main/issuer/issuer.ts';
import { IssuerServer } from '../../main/practice/issuer-server.ts';
import { openPty, type Pty } from '../main/scanners/pty.ts';
import { KioskProcess, munjigiCommand, temporaryProfile } from './kiosk-process.ts';

const hour = 3_600_000;

/** PIN of the manager, whose name is 김관리. */
export const managerPin = '135790';

/** A kiosk at a door, with a serial scanner on a pseudo-terminal, an issuer with a web server, and passes. */
export interface Door {
  readonly profile: string;
  readonly issuer: IssuerServer;
  readonly scanner: Pty;
  /** Another pass that nobody has shown yet. */
  readonly pass: () => string;
  readonly expired: () => string;
  /** A pass whose signature was changed. */
  readonly forged: () => string;
  /** A pass of an issuer that the kiosk does not know. */
  readonly stranger: () => string;
  /** The address of the screens. A kiosk that was stopped is started again. */
  readonly address: () => Promise<string>;
  /** Ends the kiosk's process, as a crash would. */
  readonly crash: () => Promise<void>;
}

/** Runs a command that has to go well. */
export async function must(profile: string, ...command: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await munjigiCommand([...command, '--profile', profile]);
  if (code !== 0) throw new Error(`munjigi ${command.join(' ')}: ${stderr}`);
  return stdout;
}

async function issue(issuer: Issuer, order: PassOrder, count: number): Promise<() => string> {
  const passes = [...(await issuer.issueMany(Array.from({ length: count }, () => order)))];
  return () => {
    const code = passes.pop()?.code;
    if (code === undefined) throw new Error('more passes are needed');
    return code;
  };
}

/** Another first character of the signature: well-formed still, and signed by nobody. */
function forge(code: string): string {
  const at = code.lastIndexOf('.') + 20;
  return code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
}

async function makePasses(profile: string, origin: string, folder: string) {
  const now = Date.now();
  const clock = { now: () => now };
  const issuer = await Issuer.init(profile, { id: origin, name: '한빛 아트홀', clock });
  const before = await Issuer.open(profile, { clock: { now: () => now - 48 * hour } });
  const strangers = await Issuer.init(join(profile, 'stranger'), {
    id: 'https://x.example',
    name: 'X',
    clock,
  });
  const day = { type: '일일권', from: now - hour, until: now + 24 * hour };
  const passes = {
    pass: await issue(issuer, day, 40),
    expired: await issue(before, { ...day, from: now - 48 * hour, until: now - 24 * hour }, 10),
    stranger: await issue(strangers, day, 20),
  };
  await issuer.publish(folder);
  for (const one of [issuer, before, strangers]) one.close();
  return { ...passes, forged: () => forge(passes.pass()) };
}

/** A door that is set up and open. `close` ends all that belongs to it. */
export async function openDoor(): Promise<{ readonly door: Door; readonly close: () => Promise<void> }> {
  const { profile, remove } = temporaryProfile();
  const published = join(profile, 'published');
  const issuer = new IssuerServer(published, 0);
  await issuer.start();
  const origin = `http://127.0.0.1:${issuer.port}`;
  const passes = await makePasses(profile, origin, published);
  const scanner = await openPty();
  const venue = ['--venue', '한빛 아트홀', '--gate', '1층 정문', '--manager', '김관리'];
  await must(profile, 'setup', ...venue, '--pin', managerPin);
  await must(profile, 'trust', 'import', `${origin}/index.json`);
  let kiosk: KioskProcess | undefined;
  const address = async () => {
    kiosk ??= await KioskProcess.start(
      'start',
      '--headless',
      '--profile',
      profile,
      '--scanner',
      `serial:${scanner.path}`,
    );
    return kiosk.address;
  };
  const crash = async () => {
    await kiosk?.kill();
    kiosk = undefined;
  };
  const close = async () => {
    await kiosk?.stop();
    await issuer.stop();
    scanner.close();
    remove();
  };
  return { door: { profile, issuer, scanner, ...passes, address, crash }, close };
}

/** Holds a code before the serial scanner. */
export function show(door: Door, code: string): void {
  door.scanner.write(`${code}\r`);
}

/** The screen that is named on the root element. */
export async function expectScreen(page: Page, name: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-screen', name);
}

export async function expectVerdict(page: Page, decision: string, reason: string): Promise<void> {
  const card = page.locator('[data-decision]');
  await expect(card).toHaveAttribute('data-reason', reason);
  await expect(card).toHaveAttribute('data-decision', decision);
  await expectScreen(page, 'verdict');
}

/** No rule of WCAG 2.2 AA that a machine can check is broken on the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  // The screens hold no frames of other origins: axe's legacy mode looks at as much, without a second page for each look.
  // What broke no rule is looked at all the same, and not written down.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found).toEqual([]);
}

/** Nothing is cut off at the edges of the screen. */
export async function expectInsideScreen(page: Page): Promise<void> {
  const outside = await page.locator('main *').evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => {
        const { top, left, bottom, right, width } = element.getBoundingClientRect();
        const beyond = top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1;
        return width > 0 && beyond;
      })
      .map((element) => element.className || element.tagName),
  );
  expect(outside).toEqual([]);
}

/** `door` is shared by the tests of a worker, `entrance` is a fresh page before it. */
export const test = base.extend<{ entrance: Page }, { door: Door }>({
  door: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from it
    async ({}, use) => {
      const { door, close } = await openDoor();
      await use(door);
      await close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  entrance: async ({ page, door }, use) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(await door.address());
    await expectScreen(page, 'idle');
    await use(page);
  },
});
