import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceKind } from '../../../../main/trust/bundle.ts';
import { holdContract } from './contract.ts';
import { directoryCases } from './directory-cases.ts';
import { savedEvent } from './event-case.ts';
import { issuerCases } from './issuer-cases.ts';
import { listCases } from './list-cases.ts';
import { liveEvent } from './live-event-case.ts';
import { signedRepository } from './repository-case.ts';

const cases = [...issuerCases, ...directoryCases, ...listCases, savedEvent, signedRepository];

for (const kind of cases) holdContract(kind, { onSticks: true });
// It is an API, and lies on no stick.
holdContract(liveEvent, { onSticks: false });

test('no kind of source is without its case but the one that is read nowhere', () => {
  // A type that names each kind: one that is added does not compile until it is here.
  const kinds: Readonly<Record<SourceKind, 'held' | 'read nowhere'>> = {
    'published-folder': 'held',
    'key-set': 'held',
    'did-document': 'held',
    certificates: 'held',
    directory: 'held',
    'status-list': 'held',
    'card-list': 'held',
    'hash-list': 'held',
    'credential-list': 'held',
    identifier: 'read nowhere',
    'ticket-event': 'held',
    'certificate-list': 'held',
    repository: 'held',
    'revocation-list': 'held',
  };
  const held = Object.entries(kinds).flatMap(([kind, how]) => (how === 'held' ? [kind] : []));
  assert.deepEqual([...new Set(cases.map(({ kind }) => kind))].toSorted(), held.toSorted());
});
