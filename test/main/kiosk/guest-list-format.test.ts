import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { settingsFor } from '../../../main/desk/set-up.ts';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { SettingsFile } from '../../../main/store/settings-file.ts';
import { TrustStore } from '../../../main/trust/trust-store.ts';
import { temporaryProfile } from '../../e2e/kiosk-process.ts';
import { Terminal } from '../terminal.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);

test('guest lists that cannot be read any more are in the way of no other pass', async (context) => {
  const { profile, remove } = temporaryProfile();
  const clock = { now: () => noon };
  const setup = { venue: 'Venue', gate: 'North', manager: 'Kim', pin: '482913', language: 'en' } as const;
  new SettingsFile(profile).write(await settingsFor(setup));
  const issuer = await Issuer.init(profile, { id: 'https://venue.example', name: 'Venue', clock });
  const { code } = await issuer.issue({ from: noon - hour, until: noon + hour });
  await issuer.publish(join(profile, 'published'));
  issuer.close();
  const trust = TrustStore.open(profile, { clock });
  assert.ok((await trust.importSource(join(profile, 'published'))).ok);
  trust.close();
  const terminal = new Terminal(profile, { now: noon });
  context.after(async () => {
    await terminal.close();
    remove();
  });
  await terminal.listen();

  const store = new Database(join(profile, 'guests.db'));
  store.exec('DROP TABLE guests');
  store.close();
  assert.equal((await terminal.scan(code)).verdict.decision, 'admit');
  const log = readFileSync(join(profile, 'munjigi.log'), 'utf8');
  assert.match(log, /"where":"guests".*no such table/);
  assert.ok(!log.includes(code), 'and no code is in the log');
});
