import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { languages } from '../../../shared/settings.ts';
import { parseScannerOption } from '../../scanners/scanner-option.ts';
import { startBrowserHost } from '../browser-host.ts';
import { CommandFailed, dataFolder, print, say, withProfile } from '../command.ts';
import { askedToStop } from '../start.ts';
import { type DemoVenue, demoPins, openDemoVenue } from './demo-venue.ts';
import { PracticeScanner } from './practice-scanner.ts';

function demoProfile(given: string | undefined): string {
  return given ?? process.env.MUNJIGI_PROFILE ?? dataFolder('munjigi-demo');
}

function explain(venue: DemoVenue, profile: string, canScan: boolean): void {
  say('');
  say(`  The folder of this kiosk (--profile): ${profile}`);
  say('');
  say('  Sample passes (pictures to scan, text to paste):');
  say(`    ${venue.page}`);
  say('');
  if (canScan) say('  Type a name to hold that pass before the practice scanner, or paste any code:');
  for (const { name, title, expect } of venue.samples) say(`    ${name.padEnd(9)} ${title}: ${expect}`);
  say('');
  say('    network   pulls the plug of the issuer’s web server, or puts it back');
  say('    quit      ends the demo');
  say('');
  say(`  Staff PINs: manager ${demoPins.manager}, steward ${demoPins.steward}`);
  say('');
}

async function pullThePlug(venue: DemoVenue): Promise<void> {
  if (venue.issuer.isUp) {
    await venue.issuer.stop();
    say('The network is down: the issuer cannot be reached. Passes are still checked.');
  } else {
    await venue.issuer.start();
    say('The network is back.');
  }
}

/** What is typed: a sample's name, a word of the demo, or a code. Resolves when the demo should end. */
function listen(venue: DemoVenue, scanner: PracticeScanner | undefined): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  return new Promise((resolve) => {
    lines.on('line', (line) => {
      const typed = line.trim();
      if (typed === '') return;
      if (typed === 'quit') return resolve();
      if (typed === 'network') return void pullThePlug(venue);
      const sample = venue.samples.find(({ name }) => name === typed);
      if (scanner === undefined)
        return say('There is no practice scanner here: install socat and start again.');
      scanner.read(sample?.text ?? typed);
      say(
        sample === undefined
          ? 'Held that text before the scanner.'
          : `${sample.name}: expect ${sample.expect}.`,
      );
    });
  });
}

async function plugInScanner(path: string): Promise<PracticeScanner | undefined> {
  try {
    return await PracticeScanner.plugIn(path);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`${error.message}. The demo goes on without it; use a real scanner.`);
    return undefined;
  }
}

export function demoCommand(): Command {
  return withProfile(new Command('demo'))
    .description('open the kiosk on a demo venue: embedded stores, a running issuer, sample passes')
    .addOption(new Option('--language <language>', 'of the screens').choices([...languages]).default('ko'))
    .option('--headless', 'no window: prints "ready URL"', false)
    .option('--fresh', 'forget what happened in the demo before', false)
    .action(async (given) => {
      const profile = demoProfile(given.profile);
      if (given.fresh && existsSync(join(profile, 'demo', 'demo.json'))) {
        rmSync(profile, { recursive: true, force: true });
      }
      mkdirSync(profile, { recursive: true, mode: 0o700 });
      const clock = { now: Date.now };
      const venue = await openDemoVenue(profile, given.language, clock);
      const scanner = await plugInScanner(join(profile, 'demo', 'practice-scanner'));
      const running = await startBrowserHost({
        profile,
        headless: given.headless,
        view: 'window',
        scanners: scanner === undefined ? [] : [parseScannerOption(`serial:${scanner.path}`)],
        port: 0,
        rehearsal: false,
        rootAllowed: true,
      });
      print(`ready ${running.address}`);
      explain(venue, profile, scanner !== undefined);
      await Promise.race([listen(venue, scanner), running.ended, askedToStop()]);
      await running.close();
      scanner?.unplug();
      await venue.issuer.stop();
      process.stdin.destroy();
    });
}
