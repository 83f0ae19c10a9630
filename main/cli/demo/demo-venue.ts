import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Clock, type EpochMs, toIso } from '../../../shared/clock.ts';
import type { Language } from '../../../shared/settings.ts';
import { hashPin } from '../../desk/pin.ts';
import { newStaffId, settingsFor } from '../../desk/set-up.ts';
import { Issuer } from '../../issuer/issuer.ts';
import { IssuerRefused } from '../../issuer/issuer-refused.ts';
import { writeSecret } from '../../store/key-file.ts';
import { SettingsFile } from '../../store/settings-file.ts';
import { TrustStore } from '../../trust/trust-store.ts';
import { CommandFailed } from '../command.ts';
import { makeHealthCard, makeHealthCardKey } from './health-card.ts';
import { IssuerServer } from './issuer-server.ts';
import { answerAbout, onlineEndpoint, onlinePrefix } from './online-codes.ts';
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

/** Changes one character in the middle of the signature: still a well-formed pass, signed by nobody. */
function forge(code: string): string {
  const at = code.lastIndexOf('.') + 20;
  const other = code[at] === 'A' ? 'B' : 'A';
  return code.slice(0, at) + other + code.slice(at + 1);
}

async function openOrInit(profile: string, id: string, clock: Clock): Promise<Issuer> {
  try {
    return await Issuer.open(profile, { clock });
  } catch (error) {
    if (!(error instanceof IssuerRefused)) throw error;
    return await Issuer.init(profile, { id, name: '문지기 시연관', clock });
  }
}

async function makeSamples(
  profile: string,
  folders: Folders,
  origin: string,
  now: EpochMs,
): Promise<Sample[]> {
  const clock = { now: () => now };
  const issuer = await openOrInit(profile, origin, clock);
  // An issuer gives no pass that is over already; the one that made this sample works two days ago.
  const yesterday = await Issuer.open(profile, { clock: { now: () => now - 48 * hour } });
  const strangers = join(folders.demo, 'stranger');
  rmSync(strangers, { recursive: true, force: true });
  const stranger = await Issuer.init(strangers, { id: 'https://stranger.example', name: 'Stranger', clock });
  const day = { type: '일일권', from: now - hour, until: now + 24 * hour };
  const revoked = await issuer.issue({ ...day, type: '정기권' });
  await issuer.revoke([revoked.id]);
  const healthKey = await makeHealthCardKey();
  const healthIssuer = `${origin}/health`;
  const wellKnown = join(folders.published, 'health', '.well-known');
  const samples: Sample[] = [
    {
      name: 'valid',
      title: '유효한 패스 · Valid',
      expect: 'admit; held there again at once: the same verdict; after 4 s: already inside (used twice)',
      text: (await issuer.issue({ ...day, name: '홍길동' })).code,
    },
    {
      name: 'valid2',
      title: '또 다른 유효한 패스 · Another valid one',
      expect: 'admit',
      text: (await issuer.issue(day)).code,
    },
    {
      name: 'expired',
      title: '기간이 지난 패스 · Expired',
      expect: 'refuse: expired',
      text: (await yesterday.issue({ ...day, from: now - 48 * hour, until: now - 24 * hour })).code,
    },
    { name: 'revoked', title: '폐기된 패스 · Revoked', expect: 'refuse: revoked', text: revoked.code },
    {
      name: 'early',
      title: '아직 유효하지 않은 패스 · Not yet valid',
      expect: 'refuse: not yet valid',
      text: (await issuer.issue({ ...day, from: now + 24 * hour, until: now + 48 * hour })).code,
    },
    {
      name: 'forged',
      title: '위조된 패스 · Forged',
      expect: 'refuse: signature invalid',
      text: forge((await issuer.issue(day)).code),
    },
    {
      name: 'stranger',
      title: '모르는 발급자의 패스 · Unknown issuer',
      expect: 'review: the issuer is not known here, staff decide',
      text: (await stranger.issue(day)).code,
    },
    {
      name: 'health',
      title: 'SMART Health Card',
      expect: 'admit',
      text: await makeHealthCard(healthIssuer, healthKey, now - 24 * hour),
    },
    {
      name: 'online',
      title: '발급 기관만 아는 코드 · Only its issuer can tell',
      expect: 'admit while the network is up; review once you type "network"',
      text: `${onlinePrefix}${randomBytes(12).toString('base64url')}`,
    },
    {
      name: 'garbage',
      title: '알 수 없는 코드 · Garbage',
      expect: 'review: no format that this kiosk knows',
      text: 'https://example.com/menu?table=7',
    },
  ];
  mkdirSync(wellKnown, { recursive: true });
  writeFileSync(join(wellKnown, 'jwks.json'), JSON.stringify({ keys: [healthKey.publicKey] }));
  await issuer.publish(folders.published);
  for (const one of [issuer, yesterday, stranger]) one.close();
  return samples;
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
    const reports = [
      await trust.importSource(`${origin}/index.json`),
      await trust.importSource(`${origin}/health/.well-known/jwks.json`, {
        name: 'Demo clinic',
        replace: true,
      }),
    ];
    for (const report of reports) {
      if (!report.ok) throw new CommandFailed(`The demo's stores could not be filled: ${report.detail}`);
    }
  } finally {
    trust.close();
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
  await issuer.start();
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
