import { join } from 'node:path';
import { Issuer, type PassOrder } from '../../main/issuer/issuer.ts';
import { IssuerServer } from '../../main/practice/issuer-server.ts';
import { SettingsFile } from '../../main/store/settings-file.ts';
import type { Language } from '../../shared/settings.ts';
import { KioskProcess, munjigiCommand, temporaryProfile } from '../e2e/kiosk-process.ts';
import { openPty, type Pty } from '../main/scanners/pty.ts';

const hour = 3_600_000;
/** Long enough for a robot on a busy machine; nobody wants to watch two minutes. */
const deskLockMs = 15_000;

export const people = {
  manager: { name: '김관리', pin: '135790' },
  steward: { name: '박안내', pin: '246802' },
  supervisor: { name: '이책임', pin: '864209' },
} as const;
export type Somebody = (typeof people)[keyof typeof people];

/** Codes that nobody has shown yet, one after the other. */
export interface Codes {
  readonly good: () => string;
  readonly expired: () => string;
  /** A pass whose signature was changed. */
  readonly forged: () => string;
  /** A pass of an issuer that the kiosk does not know. */
  readonly stranger: () => string;
  /** All that were taken: none of them may ever be in a log. */
  readonly taken: readonly string[];
}

/** A venue with a kiosk that is open, its staff, and the plugs that can be pulled. */
export interface Venue {
  readonly profile: string;
  readonly codes: Codes;
  readonly scanner: Pty;
  readonly network: IssuerServer;
  readonly kiosk: KioskProcess;
  /** The id of somebody's account, as rows name it. */
  readonly accountOf: (who: Somebody) => string;
  readonly close: () => Promise<void>;
}

/** Runs a command that has to go well. @returns what it said on standard output */
export async function must(profile: string, ...command: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await munjigiCommand([...command, '--profile', profile]);
  if (code !== 0) throw new Error(`munjigi ${command.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}

async function issue(issuer: Issuer, order: PassOrder, count: number): Promise<string[]> {
  const passes = await issuer.issueMany(Array.from({ length: count }, () => order));
  return [...passes].map(({ code }) => code);
}

/** Another character in the signature: well-formed still, and signed by nobody. */
function forge(code: string): string {
  const at = code.lastIndexOf('.') + 20;
  return code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
}

async function makeCodes(profile: string, origin: string, folder: string): Promise<Codes> {
  const now = Date.now();
  const clock = { now: () => now };
  const issuer = await Issuer.init(profile, { id: origin, name: '한빛 아트홀', clock });
  const before = await Issuer.open(profile, { clock: { now: () => now - 48 * hour } });
  const elsewhere = { id: 'https://x.example', name: 'X', clock };
  const strangers = await Issuer.init(join(profile, 'stranger'), elsewhere);
  const day = { type: '일일권', from: now - hour, until: now + 24 * hour };
  const past = { ...day, from: now - 48 * hour, until: now - 24 * hour };
  const good = await issue(issuer, { ...day, name: '홍길동' }, 200);
  const expired = await issue(before, past, 10);
  const stranger = await issue(strangers, day, 60);
  await issuer.publish(folder);
  for (const one of [issuer, before, strangers]) one.close();
  const taken: string[] = [];
  const take = (from: string[], change = (code: string) => code) => {
    const code = from.pop();
    if (code === undefined) throw new Error('more passes are needed');
    taken.push(change(code));
    return change(code);
  };
  return {
    good: () => take(good),
    expired: () => take(expired),
    forged: () => take(good, forge),
    stranger: () => take(stranger),
    taken,
  };
}

async function setUp(profile: string, origin: string, language: Language): Promise<void> {
  const { manager, steward, supervisor } = people;
  const place = ['--venue', '한빛 아트홀', '--gate', '1층 정문', '--language', language];
  await must(profile, 'setup', ...place, '--manager', manager.name, '--pin', manager.pin);
  for (const [role, { name, pin }] of Object.entries({ steward, supervisor })) {
    await must(profile, 'staff', 'add', '--name', name, '--role', role, '--pin', pin);
  }
  const file = new SettingsFile(profile);
  const settings = file.read();
  if (settings === undefined) throw new Error('the kiosk was not set up');
  file.write({ ...settings, deskLockMs });
  await must(profile, 'trust', 'import', `${origin}/index.json`);
}

/** A venue before its doors open. */
export async function openVenue(language: Language): Promise<Venue> {
  const { profile, remove } = temporaryProfile();
  const published = join(profile, 'published');
  const network = new IssuerServer(published, 0);
  await network.start();
  const origin = `http://127.0.0.1:${network.port}`;
  const codes = await makeCodes(profile, origin, published);
  await setUp(profile, origin, language);
  const scanner = await openPty();
  const scanners = ['--scanner', `serial:${scanner.path}`];
  const kiosk = await KioskProcess.start('start', '--headless', '--profile', profile, ...scanners);
  const { staff = [] } = new SettingsFile(profile).read() ?? {};
  const accountOf = ({ name }: Somebody) => staff.find((account) => account.name === name)?.id ?? name;
  const close = async () => {
    await kiosk.stop();
    await network.stop();
    scanner.close();
    remove();
  };
  return { profile, codes, scanner, network, kiosk, accountOf, close };
}
