import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formPresets } from '../../shared/entry-forms/entry-forms.ts';
import { presets } from '../../shared/policies/presets.ts';
import { policySchema } from '../../shared/policy.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/policies.md'), 'utf8');

test('the policy in the guide is one that a kiosk takes', () => {
  const [, example = ''] = /```json\n(\{\n {2}"name"[\s\S]*?)```/.exec(guide) ?? [];
  assert.equal(policySchema.parse(JSON.parse(example)).name, 'members-and-press');
});

test('every whole policy in the guide is one that a kiosk takes', () => {
  const policies = [...guide.matchAll(/```json\n(\{\s*"name"[\s\S]*?)```/g)].map(([, text = '']) =>
    policySchema.parse(JSON.parse(text)),
  );
  assert.ok(policies.length >= 5);
  assert.deepEqual(
    policies.find(({ name }) => name === 'club')?.manualEntry.map(({ id }) => id),
    ['pass-forgotten', 'club-guest'],
  );
});

test('the guide names every form', () => {
  for (const { id } of formPresets) assert.ok(guide.includes(`\`${id}\``), id);
});

test('the guide names every preset', () => {
  for (const { name } of presets) assert.ok(guide.includes(`\`${name}\``), name);
});
