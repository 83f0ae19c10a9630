import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Clock, type EpochMs, toIso } from '../../../shared/clock.ts';
import type { PracticeName } from '../../../shared/practice-pass.ts';
import type { Language } from '../../../shared/settings.ts';
import { hashPin } from '../../desk/pin.ts';
import { newStaffId, settingsFor } from '../../desk/set-up.ts';
import { IssuerServer, PortTaken } from '../../practice/issuer-server.ts';
import { answerAbout, onlineEndpoint } from '../../practice/online-codes.ts';
import { makePracticePasses } from '../../practice/practice-passes.ts';
import { importPracticeTrust, PracticeTrustRefused } from '../../practice/practice-trust.ts';
import { writeSecret } from '../../store/key-file.ts';
import { SettingsFile } from '../../store/settings-file.ts';
import { TrustStore } from '../../trust/trust-store.ts';
import { CommandFailed } from '../command.ts';
import { type Sample, sampleSvg, samplesPage } from './samples-page.ts';

const hour = 60 * 60 * 1000;

/** PINs of the demo's staff, printed when it starts. Nothing is protected by them. */
export const demoPins = { manager: '135790', steward: '2468' };

const madeSchema = z.object({
  port: z.int(),
  madeAt: z.number(),
  samples: z.array(z.object({ name: z.string(), title: z.string(), expect: z.string(), text: z.string() })),
});
type Made = z.infer<typeof madeSchema>;

export interface DemoVenue {
  readonly samples: readonly Sample[];
  /** The page with all samples. */
  readonly page: string;
  /** The running issuer. */
  readonly issuer: IssuerServer;
}

interface Folders {
  readonly demo: string;
  readonly published: string;
  readonly samples: string;
  readonly made: string;
}

function foldersIn(profile: string): Folders {
  const demo = join(profile, 'demo');
  return {
    demo,
    published: join(demo, 'published'),
    samples: join(demo, 'samples'),
    made: join(demo, 'demo.json'),
  };
}

function readMade(path: string): Made | undefined {
  try {
    return madeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** What the demo calls each code, and what the door should say to it. */
const told: Readonly<Record<PracticeName, readonly [title: string, expect: string]>> = {
  valid: [
    '유효한 패스 · Valid',
    'admit; held there again at once: the same verdict; after 4 s: already inside (used twice)',
  ],
  valid2: ['또 다른 유효한 패스 · Another valid one', 'admit'],
  expired: ['기간이 지난 패스 · Expired', 'refuse: expired'],
  revoked: ['취소된 패스 · Revoked', 'refuse: revoked'],
  early: ['아직 시작되지 않은 패스 · Not yet valid', 'refuse: not yet valid'],
  forged: ['위조된 패스 · Forged', 'refuse: signature invalid'],
  stranger: ['모르는 기관의 패스 · Unknown issuer', 'review: the issuer is not known here, staff decide'],
  health: ['SMART Health Card', 'admit'],
  online: [
    '발급 기관에 물어봐야 하는 코드 · Only its issuer can tell',
    'admit while the network is up; review once you type "network"',
  ],
  garbage: ['패스가 아닌 코드 · Garbage', 'review: no format that this kiosk knows'],
  unreadable: ['읽을 수 없는 코드 · Unreadable', 'review: no plain line of text'],
};

async function makeSamples(
  profile: string,
  folders: Folders,
  origin: string,
  now: EpochMs,
): Promise<readonly Sample[]> {
  const places = { profile, workshop: folders.demo, published: folders.published, origin };
  const passes = await makePracticePasses(places, '문지기 시연관', now);
  return passes.map(({ name, text }) => {
    const [title, expect] = told[name];
    return { name, title, expect, text };
  });
}

function writeSamples(folder: string, samples: readonly Sample[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of samples) {
    writeFileSync(join(folder, `${name}.txt`), `${text}\n`);
    writeFileSync(join(folder, `${name}.svg`), sampleSvg(text));
  }
  writeFileSync(join(folder, 'index.html'), samplesPage(samples));
}

async function fillStores(profile: string, origin: string, clock: Clock): Promise<void> {
  const trust = TrustStore.open(profile, { clock });
  try {
    await importPracticeTrust(trust, origin);
  } catch (error) {
    if (!(error instanceof PracticeTrustRefused)) throw error;
    throw new CommandFailed(`The demo's stores could not be filled: ${error.message}`);
  } finally {
    trust.close();
  }
}

/** @throws {CommandFailed} the port is taken */
async function startIssuer(issuer: IssuerServer): Promise<void> {
  try {
    await issuer.start();
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    throw new CommandFailed(
      `${error.message} Is another demo running? Stop it, or start this one with --fresh.`,
    );
  }
}

async function setUpDoor(profile: string, language: Language, origin: string): Promise<void> {
  const file = new SettingsFile(profile);
  const before = file.read();
  const korean = language === 'ko';
  const issuerEndpoints = [onlineEndpoint(origin, korean ? '시연 온라인 발급 기관' : 'Demo online issuer')];
  if (before !== undefined) {
    file.write({ ...before, language, issuerEndpoints });
    return;
  }
  const settings = await settingsFor({
    venue: korean ? '문지기 시연관' : 'Munjigi Demo Hall',
    gate: korean ? '정문' : 'Main gate',
    manager: korean ? '김관리' : 'Manager Kim',
    pin: demoPins.manager,
    language,
  });
  const steward = {
    id: newStaffId(),
    name: korean ? '이안내' : 'Steward Lee',
    role: 'steward' as const,
    pin: await hashPin(demoPins.steward),
  };
  file.write({ ...settings, issuerEndpoints, staff: [...settings.staff, steward] });
}

/**
 * Makes the demo venue in a profile, or takes up the one that is there: settings, an issuer with its web server,
 * embedded stores, sample passes as pictures and text. Samples are made anew once they are half a day old.
 */
export async function openDemoVenue(profile: string, language: Language, clock: Clock): Promise<DemoVenue> {
  const folders = foldersIn(profile);
  const before = readMade(folders.made);
  if (before === undefined && new SettingsFile(profile).read() !== undefined) {
    throw new CommandFailed(`${profile} belongs to a real kiosk. Give the demo a folder of its own.`);
  }
  mkdirSync(folders.published, { recursive: true });
  let samples: readonly Sample[] = before?.samples ?? [];
  const isOurs = (code: string) => samples.some(({ name, text }) => name === 'online' && text === code);
  const issuer = new IssuerServer(folders.published, before?.port ?? 0, answerAbout(isOurs, clock));
  await startIssuer(issuer);
  const origin = `http://127.0.0.1:${issuer.port}`;
  const now = clock.now();
  const young = before !== undefined && now >= before.madeAt && now - before.madeAt < 12 * hour;
  samples = young ? before.samples : await makeSamples(profile, folders, origin, now);
  if (!young) {
    await fillStores(profile, origin, clock);
    writeSamples(folders.samples, samples);
    writeSecret(
      folders.made,
      JSON.stringify({ port: issuer.port, madeAt: now, madeOn: toIso(now), samples }),
    );
  }
  await setUpDoor(profile, language, origin);
  return { samples, page: join(folders.samples, 'index.html'), issuer };
}
