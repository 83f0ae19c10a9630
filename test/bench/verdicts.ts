import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Issuer } from '../../main/issuer/issuer.ts';
import { makeHealthCard, makeHealthCardKey } from '../../main/practice/health-card.ts';
import { TrustStore } from '../../main/trust/trust-store.ts';
import { BenchDoor } from './bench-door.ts';
import { type Figure, quantile, rounded } from './figures.ts';

const warmUp = 200;
const count = 1_500;
const hour = 3_600_000;

/** The bare work of a verdict: one ES256 verification and one synced insert of a row of the same size. */
function bareWork(folder: string, bytes: number): () => number {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPublicKey(publicKey.export({ format: 'pem', type: 'spki' }));
  const data = Buffer.alloc(300, 'x');
  const signer = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const signature = sign('sha256', data, { key: signer, dsaEncoding: 'ieee-p1363' });
  const database = new Database(join(folder, 'bare.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE rows (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO rows (body) VALUES (?)');
  const body = 'x'.repeat(bytes);
  return () => {
    const began = performance.now();
    verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
    insert.run(body);
    return performance.now() - began;
  };
}

type Codes = (profile: string, published: string) => Promise<readonly string[]>;

async function venuePasses(profile: string, published: string): Promise<readonly string[]> {
  const clock = { now: Date.now };
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  const from = Date.now() - hour;
  const orders = Array.from({ length: warmUp + count }, () => ({ from, until: from + 24 * hour }));
  const issued = await issuer.issueMany(orders);
  await issuer.publish(published);
  issuer.close();
  return issued.map(({ code }) => code);
}

async function healthCards(_: string, published: string): Promise<readonly string[]> {
  const key = await makeHealthCardKey();
  mkdirSync(published, { recursive: true });
  writeFileSync(join(published, 'jwks.json'), JSON.stringify({ keys: [key.publicKey] }));
  const cards: string[] = [];
  for (let n = 0; n < warmUp + count; n += 1) {
    cards.push(await makeHealthCard('https://clinic.example', key, Date.now() - hour));
  }
  return cards;
}

/** Scans as many different passes as there are, one after the other, beside the bare work in the same run. */
async function verdicts(name: string, makeCodes: Codes, source: string, issuer?: string): Promise<Figure> {
  const profile = mkdtempSync(join(tmpdir(), 'munjigi-bench-'));
  const clock = { now: Date.now };
  const published = join(profile, 'published');
  const codes = await makeCodes(profile, published);
  const trust = TrustStore.open(profile, { clock });
  const report = await trust.importSource(join(published, source), issuer === undefined ? {} : { issuer });
  if (!report.ok) throw new Error(report.detail);
  const door = new BenchDoor(profile, trust);
  const times: number[] = [];
  const bare = bareWork(profile, 700);
  const baseline: number[] = [];
  for (const text of codes) {
    times.push(await door.scan(text));
    baseline.push(bare());
  }
  door.close();
  trust.close();
  rmSync(profile, { recursive: true, force: true });
  const measured = times.slice(warmUp);
  const p50 = quantile(measured, 0.5);
  const barely = quantile(baseline.slice(warmUp), 0.5);
  const total = measured.reduce((sum, time) => sum + time, 0);
  return {
    name,
    unit: 'verdicts/s',
    value: rounded((measured.length * 1000) / total),
    p50: rounded(p50),
    p99: rounded(quantile(measured, 0.99)),
    baseline: rounded(barely),
    ratio: rounded(p50 / barely),
  };
}

export const benches = {
  'verdict.pass+jwt': () => verdicts('verdict.pass+jwt', venuePasses, '.'),
  'verdict.shc': () => verdicts('verdict.shc', healthCards, 'jwks.json', 'https://clinic.example'),
};
