import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { TrustStore } from '../../../../main/trust/trust-store.ts';
import type { SourceStatus } from '../../../../shared/contract/trust.ts';
import { startServer } from '../test-server.ts';
import { hour, newFolder, newStore, noon } from '../test-store.ts';
import { type Misbehaviour, misbehaviours } from './misbehaviours.ts';
import { lay, serving } from './place.ts';
import type { ContractCase, Files } from './published-source.ts';

/** Every reason ends with what to do about it. */
const advice = /(Check|Ask|Import|import it|add --issuer) [^.]*\.$/;
/** Nobody waits for a server that never ends: short, and given only where nothing else ends it. */
const impatientMs = 100;

/** A kiosk and a source whose first delivery, of noon, it took in at one o'clock from a real server. */
async function newServed(context: TestContext, { open }: ContractCase) {
  const server = await startServer(context, (_, response) => response.writeHead(404).end());
  const { store, clock, profile } = newStore(context, { timeoutMs: 10_000 });
  const source = await open(context, server.url);
  const { entry, prefix = '', options = {}, prepare, publish, serve = serving } = source;
  const location = `${prefix}${server.url}/${entry}`;
  await prepare?.(store, profile);
  const prepared = store.sources().length;
  const first = await publish(1, noon);
  server.answer = serve(first);
  clock.at = noon + hour;
  const report = await store.importSource(location, options);
  assert.ok(report.ok, report.ok ? '' : report.detail);
  const status = (): SourceStatus => store.sources()[prepared] ?? assert.fail('the source is not held');
  /** Everything that a guest's verdict may depend on. */
  const held = () => ({
    issuers: store.issuers(),
    generation: status().generation,
    previous: status().previous,
    age: source.age(store),
  });
  return { ...source, serve, server, store, clock, profile, location, first, status, held };
}

type Served = Awaited<ReturnType<typeof newServed>>;

function agedBy(datedBy: 'server' | 'itself', published: number, asked: number): number {
  return datedBy === 'server' ? asked : published;
}

/** The second delivery, an hour later than whatever was before, comes in whole. */
async function comesInWhole({ server, store, clock, ...source }: Served): Promise<void> {
  const { publish, serve, counts, datedBy, age, status } = source;
  clock.at += hour;
  const published = clock.at;
  server.answer = serve(await publish(2, published));
  clock.at += hour;
  await store.refresh();
  const { error, generation } = status();
  assert.equal(error, undefined);
  assert.deepEqual(
    [generation?.number, generation?.keys, generation?.entries],
    [2, counts(2).keys, counts(2).entries],
  );
  assert.equal(age(store), agedBy(datedBy, published, clock.at));
}

/** Asks for news, with the deadline that this trouble needs. */
async function refreshAmid({ store, clock, profile }: Served, isEndless: boolean): Promise<void> {
  if (!isEndless) {
    await store.refresh();
    return;
  }
  const impatient = TrustStore.open(profile, { clock, timeoutMs: impatientMs });
  await impatient.refresh();
  impatient.close();
}

function without<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _, ...rest } = value;
  return rest;
}

/** The keys of a key set may come in alone; what they were beside stays as it was. */
function lists({ issuers, ...held }: ReturnType<Served['held']>) {
  return { ...held, issuers: issuers.map((issuer) => without(issuer, 'keysAsOf')) };
}

async function withstands(
  served: Served,
  { answer, told, isEndless = false }: Pick<Misbehaviour, 'answer' | 'told' | 'isEndless'>,
  compare: (held: ReturnType<Served['held']>) => unknown = (held) => held,
): Promise<void> {
  const { server, clock, status, held } = served;
  const before = compare(held());
  server.answer = answer;
  clock.at += 60_000;
  await refreshAmid(served, isEndless);
  const { error = '', attemptedAt } = status();
  assert.match(error, told);
  assert.match(error, advice);
  assert.equal(attemptedAt, clock.at);
  assert.deepEqual(compare(held()), before);
}

/** What is read beside the document that it begins with, and is not as it was. */
function partsOf({ entry, first }: Served, second: Files): readonly string[] {
  const isNew = (path: string, bytes: Buffer) => first.get(path)?.equals(bytes) !== true;
  return [...second].flatMap(([path, bytes]) => (path !== entry && isNew(path, bytes) ? [path] : []));
}

function holdServed(kind: ContractCase): void {
  test('comes in with its counts and its age, as the kind that it is', async (context) => {
    const { status, store, age, counts, datedBy } = await newServed(context, kind);
    const { generation, error, kind: found } = status();
    assert.deepEqual([found, error], [kind.kind, undefined]);
    const at = noon + hour;
    assert.deepEqual(generation, { number: 1, installedAt: at, currentAt: at, ...counts(1) });
    assert.equal(age(store), agedBy(datedBy, noon, at));
  });

  test('that is as it was is current anew, and no other generation', async (context) => {
    const { status, store, clock, server, age, counts, datedBy, isConditional, first } = await newServed(
      context,
      kind,
    );
    server.requests.length = 0;
    clock.at = noon + 2 * hour;
    await store.refresh();
    const { generation, previous, error } = status();
    assert.deepEqual([previous, error], [undefined, undefined]);
    assert.deepEqual(generation, { number: 1, installedAt: noon + hour, currentAt: clock.at, ...counts(1) });
    assert.equal(age(store), agedBy(datedBy, noon, clock.at));
    const conditional = server.requests.filter(({ headers }) => headers['if-none-match'] !== undefined);
    const asked = kind.kind === 'revocation-list' ? 1 : first.size;
    assert.equal(conditional.length, isConditional ? asked : 0);
  });

  test('stays in force whatever its server does, and the next good delivery mends it', async (context) => {
    const served = await newServed(context, kind);
    for (const { name, ...trouble } of misbehaviours) {
      await context.test(`a server that ${name}`, () => withstands(served, trouble));
    }
    await comesInWhole(served);
  });

  test('loses nothing where the server fails one of its files alone', async (context) => {
    const served = await newServed(context, kind);
    const { clock, publish, serve } = served;
    const second = await publish(2, clock.at);
    for (const path of partsOf(served, second)) {
      for (const { name, answer, ...trouble } of misbehaviours.filter(({ isOfParts }) => isOfParts)) {
        const answerButOne: typeof answer = (request, response) =>
          decodeURIComponent(request.url ?? '').split('?')[0] === `/${path}`
            ? answer(request, response)
            : serve(second)(request, response);
        await context.test(`${path.replace(/[\w-]{20,}/, 'ID')} by a server that ${name}`, () =>
          withstands(served, { ...trouble, answer: answerButOne }, lists),
        );
      }
    }
    await comesInWhole(served);
  });
}

function holdSigned(kind: ContractCase): void {
  test('that somebody else signed changes nothing', async (context) => {
    const served = await newServed(context, kind);
    if (served.forge === undefined) return context.skip('nobody signs it');
    const forged = await served.forge(noon + hour);
    await withstands(served, { answer: served.serve(forged), told: /sign|root|key/i });
    await comesInWhole(served);
  });

  test('that is older than what is held changes nothing', async (context) => {
    const served = await newServed(context, kind);
    if (!served.isOrdered) return context.skip('nothing in it says which is the older one');
    await comesInWhole(served);
    await withstands(served, { answer: served.serve(served.first), told: /older|version/ });
  });
}

function holdOnStick(kind: ContractCase): void {
  test('comes on a stick, and a stick that is broken or gone changes nothing', async (context) => {
    const { store, clock, profile } = newStore(context, { timeoutMs: 10_000 });
    const {
      entry,
      options = {},
      prepare,
      publish,
      counts,
      age,
      datesCopies,
    } = await kind.open(context, 'https://venue.example');
    const folder = join(newFolder(context), 'stick');
    await prepare?.(store, profile);
    const prepared = store.sources().length;
    const location = join(folder, entry);
    const status = () => store.sources()[prepared];
    const first = await publish(1, noon);
    lay(folder, first);
    clock.at = noon + hour;
    const report = await store.importSource(location, options);
    assert.ok(report.ok, report.ok ? '' : report.detail);
    assert.equal(age(store), datesCopies ? noon : clock.at);
    const held = () => ({ issuers: store.issuers(), generation: status()?.generation });
    const before = held();
    const broken: readonly (readonly [name: string, bytes: (file: Buffer) => Buffer | undefined])[] = [
      ['half of each file', (file) => file.subarray(0, file.length / 2)],
      ['empty files', () => Buffer.alloc(0)],
      ['garbage', (file) => Buffer.alloc(file.length, 0xff)],
      ['files without end', () => Buffer.alloc(8 * 1024 * 1024 + 1, 0x20)],
      ['nothing', () => undefined],
    ];
    for (const [name, bytes] of broken) {
      const files = [...first].flatMap(([path, file]) => {
        const left = bytes(file);
        return left === undefined ? [] : [[path, left] as const];
      });
      clock.at += 60_000;
      lay(folder, new Map(files));
      const failed = await store.importSource(location);
      assert.equal(failed.ok, false, name);
      assert.match(failed.ok ? '' : failed.detail, advice, name);
      assert.deepEqual(held(), before, name);
    }
    rmSync(folder, { recursive: true, force: true });
    assert.equal((await store.importSource(location)).ok, false);
    assert.deepEqual(held(), before);
    clock.at += hour;
    lay(folder, await publish(2, clock.at));
    const mended = await store.importSource(location);
    assert.ok(mended.ok, mended.ok ? '' : mended.detail);
    const { number, keys, entries } = status()?.generation ?? assert.fail();
    assert.deepEqual({ number, keys, entries }, { number: 2, ...counts(2) });
  });
}

/** What every source owes the door, whatever it is and wherever it lies. */
export function holdContract(kind: ContractCase, { onSticks }: { readonly onSticks: boolean }): void {
  // Most of it is waiting for deadlines.
  describe(kind.name, { concurrency: true }, () => {
    holdServed(kind);
    holdSigned(kind);
    if (onSticks) holdOnStick(kind);
  });
}
