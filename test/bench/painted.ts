import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../main/hosts/browser/chromium.ts';
import { Issuer } from '../../main/issuer/issuer.ts';
import { KioskProcess, munjigiCommand, temporaryProfile } from '../e2e/kiosk-process.ts';
import { pressKeys } from '../e2e/press-keys.ts';
import { openPty } from '../main/scanners/pty.ts';
import { type Figure, timesFigure } from './figures.ts';

const warmUp = 5;
const count = 60;
const hour = 3_600_000;

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium was found: run "sh tools/setup.sh"');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: sandbox });
}

/** A kiosk that is set up and holds the keys of as many passes as are to be painted. */
async function prepare(profile: string): Promise<readonly string[]> {
  const clock = { now: Date.now };
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  const from = Date.now() - hour;
  const orders = Array.from({ length: warmUp + count }, () => ({ from, until: from + 24 * hour }));
  const passes = await issuer.issueMany(orders);
  await issuer.publish(join(profile, 'published'));
  issuer.close();
  for (const command of [
    ['setup', '--venue', 'Bench', '--gate', 'Bench', '--manager', 'Bench', '--pin', '1234'],
    ['trust', 'import', join(profile, 'published')],
  ]) {
    const { code, stderr } = await munjigiCommand([...command, '--profile', profile]);
    if (code !== 0) throw new Error(stderr);
  }
  return passes.map(({ code }) => code);
}

interface Painted {
  /** Epoch milliseconds on the browser's clock, with fractions. */
  readonly at: number;
  /** From the last byte to the recorded verdict, as the kiosk measured it. */
  readonly tookMs: number;
}

/** Resolves with the next painted verdict; `munjigi:verdict` is marked by the screens after the paint. */
function nextPainted(page: Page, seen: number): Promise<Painted> {
  return page
    .waitForFunction((had) => {
      const marks = performance.getEntriesByName('munjigi:verdict');
      const mark = marks[had] as PerformanceMark | undefined;
      return mark && { at: performance.timeOrigin + mark.startTime, tookMs: mark.detail.tookMs as number };
    }, seen)
    .then((handle) => handle.jsonValue() as Promise<Painted>);
}

async function painted(
  name: string,
  show: (page: Page, code: string, write: (text: string) => void) => Promise<number>,
): Promise<Figure> {
  const { profile, remove } = temporaryProfile();
  const pty = await openPty();
  const codes = await prepare(profile);
  const kiosk = await KioskProcess.start(
    'start',
    '--headless',
    '--profile',
    profile,
    '--scanner',
    `serial:${pty.path}`,
  );
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(kiosk.address);
    await page.waitForSelector('[data-screen=idle]');
    const times: number[] = [];
    const recorded: number[] = [];
    for (const [n, code] of codes.entries()) {
      const verdict = nextPainted(page, n);
      const began = await show(page, code, (text) => pty.write(text));
      const { at, tookMs } = await verdict;
      times.push(at - began);
      recorded.push(tookMs);
    }
    return timesFigure(name, times.slice(warmUp), recorded.slice(warmUp));
  } finally {
    await browser.close();
    await kiosk.stop();
    pty.close();
    remove();
  }
}

const epochNow = () => performance.timeOrigin + performance.now();

/** From the start of the process to the idle screen, a cold Chromium included. */
async function start(): Promise<Figure> {
  const times: number[] = [];
  const ready: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { profile, remove } = temporaryProfile();
    await prepare(profile);
    const began = performance.now();
    const kiosk = await KioskProcess.start('start', '--headless', '--profile', profile);
    ready.push(performance.now() - began);
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(kiosk.address);
    await page.waitForSelector('[data-screen=idle]');
    times.push(performance.now() - began);
    await browser.close();
    await kiosk.stop();
    remove();
  }
  return timesFigure('start', times, ready);
}

export const benches = {
  'paint.serial': () =>
    painted('paint.serial', async (_, code, write) => {
      const began = epochNow();
      write(`${code}\r`);
      return began;
    }),
  'paint.wedge': () =>
    painted('paint.wedge', async (page, code) => {
      await pressKeys(page, code);
      const began = epochNow();
      await page.keyboard.press('Enter');
      return began;
    }),
  start,
};
