import assert from 'node:assert/strict';
import { test } from 'node:test';
import { munjigiCommand, temporaryProfile } from '../../e2e/kiosk-process.ts';

test('the empty list for the worst hour has the columns of the form in force, in either language', async (context) => {
  const { profile, remove } = temporaryProfile();
  context.after(remove);
  const at = ['--profile', profile];
  const none = await munjigiCommand(['paper-list', ...at]);
  assert.equal(none.code, 1, 'a kiosk that is not set up has no list');
  const venue = ['--venue', '<한빛> 홀', '--gate', '정문', '--manager', '김관리', '--pin', '135790'];
  assert.equal((await munjigiCommand(['setup', ...venue, ...at])).code, 0);

  const korean = await munjigiCommand(['paper-list', ...at]);
  assert.equal(korean.code, 0);
  assert.match(korean.stdout, /^<!doctype html>\n<html lang="ko">/);
  assert.match(korean.stdout, /&lt;한빛&gt; 홀/, 'a name is text, whatever is in it');
  assert.match(korean.stdout, /1 종이 증명서 · 2 신분증 스티커/);
  assert.match(korean.stdout, /28일 안에 파기/);

  const english = await munjigiCommand(['paper-list', '--language', 'en', '--policy', 'membership', ...at]);
  assert.equal(english.stdout.match(/<section>/g)?.length, 2, 'a sheet for each form that the policy offers');
  assert.match(english.stdout, />Company<.*>Host</);
  assert.equal(english.stdout.match(/<tr><td class="number">/g)?.length, 28);
});
