import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pass } from '../../main/passes/pass.ts';
import { Errands } from '../../main/trust/errands.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import { newSigner, issuer as venue, venueCode } from '../main/passes/signed-codes.ts';
import {
  publishedFiles,
  signIndex,
  signStatusList,
  type TestKey,
  writeFiles,
} from '../main/trust/test-issuer.ts';
import { passAt, passWith } from '../main/trust/test-store.ts';
import { BenchDoor } from './bench-door.ts';
import { type Figure, quantile, rounded } from './figures.ts';
import { writeLargeList } from './large-list.ts';

const count = 10_000_000;
const lookups = 100_000;
const clock = { now: Date.now };
/** Between two guests who scan, in milliseconds: far more than any door sees. */
const betweenScans = 10;

const identityOf = (number: string) => JSON.stringify([venue, number]);
const revoked = Array.from({ length: 1_000 }, (_, n) => identityOf(`gone-${n}`));

interface Bench {
  readonly profile: string;
  readonly trust: TrustStore;
  readonly manifest: string;
  readonly key: TestKey;
}

async function withList<Result>(work: (bench: Bench) => Promise<Result>): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-bench-'));
  const { key } = await newSigner();
  const at = Math.floor(Date.now() / 1000) * 1000 - 60_000;
  const published = join(profile, 'published');
  writeFiles(published, await publishedFiles(key, { issuer: venue, at }));
  const manifest = await writeLargeList(published, key, { issuer: venue, count, named: revoked });
  const trust = TrustStore.open(profile, { clock });
  const report = await trust.importSource(published);
  if (!report.ok) throw new Error(report.detail);
  try {
    return await work({ profile, trust, manifest, key });
  } finally {
    trust.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Takes the list in on a thread of its own, as a kiosk does. @returns how long that took, in milliseconds */
async function importBeside({ profile, trust, manifest }: Bench): Promise<number> {
  const errands = new Errands({ profile, clock, onEnd: () => trust.poll() });
  const began = performance.now();
  const report = await errands.importSource(manifest);
  const took = performance.now() - began;
  if (!report.ok) throw new Error(report.detail);
  return took;
}

function timesOf(rounds: number, ask: (round: number) => void): readonly number[] {
  const times: number[] = [];
  for (let round = 0; round < 2 * rounds; round += 1) {
    const began = performance.now();
    ask(round);
    if (round >= rounds) times.push(performance.now() - began);
  }
  return times;
}

function lookupFigure(name: string, times: readonly number[]): Figure {
  const [p50, p99] = [rounded(quantile(times, 0.5)), rounded(quantile(times, 0.99))];
  return { name, unit: 'ms', value: p50, p50, p99 };
}

const numbered = (number: string): Pass => ({ ...passWith(), issuer: venue, identity: identityOf(number) });

/** One half of the passes is listed, the other is not; all over the file. */
function lookUp({ trust }: Bench): readonly number[] {
  return timesOf(lookups, (round) => {
    const isListed = round % 2 === 0;
    const number = isListed ? `gone-${(round / 2) % revoked.length}` : `here-${round}`;
    const { state } = trust.revocation(numbered(number));
    if (state !== (isListed ? 'revoked' : 'valid')) throw new Error(`${number} is ${state}`);
  });
}

/** All that one import of ten million entries tells. */
async function measure(): Promise<readonly Figure[]> {
  return await withList(async (bench) => {
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const took = await importBeside(bench);
    const times = lookUp(bench);
    clearInterval(watch);
    most = Math.max(most, process.memoryUsage.rss());
    const folder = join(bench.profile, 'revocations');
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const entries = count + revoked.length;
    return [
      { name: 'revocations.import', unit: 'entries/s', value: rounded((entries * 1000) / took) },
      { name: 'revocations.bytes', unit: 'bytes/entry', value: rounded(bytes / entries) },
      lookupFigure('revocations.lookup', times),
      { name: 'revocations.memory', unit: 'MB', value: rounded((most - before) / 1e6) },
    ];
  });
}

let measured: Promise<readonly Figure[]> | undefined;

async function figure(name: string): Promise<Figure> {
  measured ??= measure();
  const found = (await measured).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}

/** Scans at a steady pace while `until` is not over. */
async function scanWhile(
  door: BenchDoor,
  nextCode: () => Promise<string>,
  until: Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  let over = false;
  const end = until.finally(() => {
    over = true;
  });
  while (!over) {
    const code = await nextCode();
    times.push(await door.scan(code));
    await wait(betweenScans);
  }
  await end;
  return times;
}

/** `p50` and `p99` are of scans during an import, `baseline` is the p99 without, and `ratio` is of the two p99. */
async function scanDuringImport(): Promise<Figure> {
  return await withList(async (bench) => {
    const door = new BenchDoor(bench.profile, bench.trust);
    const signer = {
      key: bench.key,
      held: { issuer: venue, kid: 'k1', jwk: bench.key.jwk, algorithms: ['ES256'] },
    };
    let guests = 0;
    const nextCode = async () => {
      guests += 1;
      const now = Math.floor(Date.now() / 1000);
      return await venueCode(signer, { jti: `guest-${guests}`, iat: now, exp: now + 3_600 });
    };
    await scanWhile(door, nextCode, wait(2_000));
    const calm = scanWhile(door, nextCode, wait(15_000));
    const without = quantile(await calm, 0.99);
    const times = await scanWhile(door, nextCode, importBeside(bench));
    door.close();
    const p99 = quantile(times, 0.99);
    return {
      name: 'scan-during-import',
      unit: 'ms',
      value: rounded(p99),
      p50: rounded(quantile(times, 0.5)),
      p99: rounded(p99),
      baseline: rounded(without),
      ratio: rounded(p99 / without),
    };
  });
}

/** A status list of 2^24 places, of which every eighth is revoked. */
async function statusListLookup(): Promise<Figure> {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-bench-'));
  const { key } = await newSigner();
  const at = Math.floor(Date.now() / 1000) * 1000 - 60_000;
  const published = join(profile, 'published');
  const uri = `${venue}/status/0`;
  const places = 2 ** 24;
  writeFiles(published, {
    'index.json': await signIndex({
      issuer: venue,
      at,
      keys: [key],
      signedBy: key,
      lists: [{ uri, path: 'status/0' }],
    }),
    'status/0': await signStatusList(key, { uri, at, bytes: Buffer.alloc(places / 8, 1) }),
  });
  const trust = TrustStore.open(profile, { clock });
  try {
    const report = await trust.importSource(published);
    if (!report.ok) throw new Error(report.detail);
    const times = timesOf(lookups, (round) => {
      const place = (round * 7_919_011) % places;
      const { state } = trust.revocation({ ...passAt(place, uri), issuer: venue });
      if (state !== (place % 8 === 0 ? 'revoked' : 'valid')) throw new Error(`${place} is ${state}`);
    });
    return lookupFigure('status-list.lookup', times);
  } finally {
    trust.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

export const benches = {
  'revocations.import': () => figure('revocations.import'),
  'revocations.bytes': () => figure('revocations.bytes'),
  'revocations.lookup': () => figure('revocations.lookup'),
  'revocations.memory': () => figure('revocations.memory'),
  'scan-during-import': scanDuringImport,
  'status-list.lookup': statusListLookup,
};
