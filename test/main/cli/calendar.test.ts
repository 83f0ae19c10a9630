import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

const day = 24 * 60 * 60 * 1000;

test('munjigi trust calendar tells what ends when, for people and for programs', async (context) => {
  const { profile, remove } = temporaryProfile();
  context.after(remove);
  const run = (...parameters: readonly string[]) => munjigiCommand([...parameters, '--profile', profile]);
  const empty = await run('trust', 'calendar');
  assert.deepEqual([empty.code, empty.stdout], [0, '']);
  assert.match(empty.stderr, /Nothing is held/);
  const published = Math.floor(Date.now() / 1000) * 1000 - 8 * day;
  const clock = { now: () => published };
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  await issuer.publish(join(profile, 'published'));
  issuer.close();
  assert.equal((await run('trust', 'import', join(profile, 'published'))).code, 0);

  const people = await run('trust', 'calendar', '--language', 'en');
  const programs = await run('trust', 'calendar', '--json');

  assert.match(people.stdout, /^✘ \S+Z Revocation list is over the limit: staff decide: Venue$/m);
  const entries = programs.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    entries.map(({ at, topic, state }) => [(Date.parse(at) - published) / day, topic, state]),
    [
      [0.5, 'list-due', 'warn'],
      [7, 'revocations-hard', 'bad'],
      [30, 'keys-hard', 'warn'],
      [30, 'list', 'good'],
    ],
  );
});
