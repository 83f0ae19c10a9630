import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Issuer } from '../../../main/issuer/issuer.ts';
import { migrations } from '../../../main/issuer/migrations/migrations.ts';
import { createSigningKey } from '../../../main/issuer/signing-key.ts';
import { openDatabase } from '../../../main/store/open-database.ts';
import { hour, newProfile, noon, venue } from './test-venue.ts';

test('an issuer from before signed repositories keeps its passes, and then publishes one', async (context) => {
  const profile = newProfile(context);
  const folder = join(profile, 'issuer');
  const old = openDatabase(
    join(folder, 'register.db'),
    migrations.filter(({ version }) => version <= 10),
  );
  old.exec(`
    INSERT INTO issuer (only_row, id, name) VALUES (1, '${venue}', 'Venue');
    INSERT INTO passes (id, list, place, issued_at, expires_at) VALUES ('A-1', 0, 7, ${noon}, ${noon + hour});
  `);
  old.close();
  await createSigningKey(folder);

  const issuer = await Issuer.open(profile, { clock: { now: () => noon } });
  context.after(() => issuer.close());

  assert.equal(issuer.revoke(['A-1']), 1);
  const out = join(profile, 'out');
  await issuer.publishRepository(out, { policies: [], until: noon + hour });
  assert.equal(existsSync(join(out, 'timestamp.json')), true);
});
