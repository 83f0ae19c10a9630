import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { CompactSign } from 'jose';
import type { SourceKind } from '../../../../main/trust/bundle.ts';
import type { TrustStore } from '../../../../main/trust/trust-store.ts';
import { type EpochMs, toIso } from '../../../../shared/clock.ts';
import { certificateList, newAuthority, newKeys } from '../../passes/vdsnc/authority.ts';
import { spreadEntries, writeList } from '../revocation-entries.ts';
import { signCwt } from '../sign-cwt.ts';
import { signedCase } from '../signer-certificates.ts';
import { newKey, signStatusList, type TestKey } from '../test-issuer.ts';
import { hour, issuer, newFolder, noon } from '../test-store.ts';
import { type ContractCase, type Files, filesOf, type PublishedSource } from './published-source.ts';

/** Has the store hold what a file says. */
async function take(store: TrustStore, content: string | Buffer, of?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'munjigi-contract-'));
  try {
    writeFileSync(join(folder, 'keys'), content);
    const report = await store.importSource(join(folder, 'keys'), { issuer: of });
    if (!report.ok) throw new Error(report.detail);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The bits of the first `edition` places, the least significant first, or the most significant. */
function bits(edition: number, bytes: number, order: 'least first' | 'most first'): Buffer {
  const list = Buffer.alloc(bytes);
  list.writeUInt8(order === 'least first' ? (1 << edition) - 1 : 0x100 - (0x100 >> edition));
  return list;
}

const common = {
  counts: (edition: number) => ({ keys: 0, entries: edition }),
  age: (store: TrustStore) => store.ages(issuer).revocations,
  isConditional: true,
} as const;
const signed = { ...common, datedBy: 'server', datesCopies: true, isOrdered: true } as const;

/** A status list that the issuer's key signs, of the address that it is served at. */
function statusList(
  name: string,
  signList: (key: TestKey, edition: number, at: EpochMs, uri: string) => Promise<string | Buffer>,
): ContractCase {
  return {
    name,
    kind: 'status-list',
    open: async (_, base): Promise<PublishedSource> => {
      const key = await newKey();
      const forger = await newKey('ES256', key.jwk.kid);
      const by = async (signer: TestKey, edition: number, at: EpochMs) =>
        filesOf({ list: await signList(signer, edition, at, `${base}/list`) });
      return {
        ...signed,
        entry: 'list',
        prepare: (store) => take(store, JSON.stringify({ keys: [key.jwk] }), issuer),
        publish: (edition, at) => by(key, edition, at),
        forge: (at) => by(forger, 2, at),
      };
    },
  };
}

const statusLists: readonly ContractCase[] = [
  statusList('a token status list', (key, edition, at, uri) =>
    signStatusList(key, { uri, at, bytes: bits(edition, 2, 'least first') }),
  ),
  statusList('a token status list in CBOR', (key, edition, at, uri) =>
    signCwt(key, [
      [2, uri],
      [6, at / 1000],
      [65_533, { bits: 1, lst: new Uint8Array(deflateSync(bits(edition, 2, 'least first'))) }],
    ]),
  ),
  statusList('a bitstring status list', (key, edition, at, uri) => {
    const encodedList = `u${gzipSync(bits(edition, 16 * 1024, 'most first')).toString('base64url')}`;
    const claims = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: uri,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer,
      validFrom: toIso(at),
      credentialSubject: {
        id: `${uri}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList,
      },
    };
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: key.alg, kid: `${issuer}#${key.jwk.kid}`, typ: 'vc+jwt' })
      .sign(key.privateKey);
  }),
];

const cardList: ContractCase = {
  name: 'a card revocation list by itself',
  kind: 'card-list',
  open: async () => {
    const { jwk } = await newKey();
    return {
      ...common,
      entry: 'crl.json',
      options: { issuer },
      prepare: (store) => take(store, JSON.stringify({ keys: [jwk] }), issuer),
      publish: async (edition) => {
        const rids = Array.from({ length: edition }, (_, n) => `rid-${n}`);
        return filesOf({ 'crl.json': JSON.stringify({ kid: jwk.kid, method: 'rid', ctr: edition, rids }) });
      },
      datedBy: 'server',
      datesCopies: false,
      isOrdered: true,
    };
  },
};

const hashList: ContractCase = {
  name: 'a list of revoked hashes',
  kind: 'hash-list',
  open: async () => ({
    ...common,
    entry: 'batch.json',
    prepare: (store) => take(store, signedCase('AT/2DCode/raw/1.json').der),
    publish: async (edition) => {
      const hashes = Array.from({ length: edition }, (_, n) =>
        createHash('sha256').update(`${n}`).digest().subarray(0, 16).toString('base64'),
      );
      const batch = {
        country: 'AT',
        expires: toIso(noon + 1_000 * hour),
        kid: 'UNKNOWN_KID',
        hashType: 'UCI',
      };
      return filesOf({
        'batch.json': JSON.stringify({ ...batch, entries: hashes.map((hash) => ({ hash })) }),
      });
    },
    age: (store) => store.ages('hcert:AT').revocations,
    datedBy: 'server',
    datesCopies: false,
    isOrdered: false,
  }),
};

const credentialList: ContractCase = {
  name: 'a list of withdrawn credentials',
  kind: 'credential-list',
  open: async () => {
    const { jwk } = await newKey();
    return {
      ...common,
      entry: 'withdrawn.json',
      prepare: (store) => take(store, JSON.stringify({ keys: [jwk] }), issuer),
      publish: async (edition, at) => {
        const revokedCredentials = Array.from({ length: edition }, (_, n) => `urn:credential:${n}`);
        return filesOf({ 'withdrawn.json': JSON.stringify({ issuer, asOf: toIso(at), revokedCredentials }) });
      },
      datedBy: 'itself',
      datesCopies: true,
      isOrdered: true,
    };
  },
};

const revokedCertificates: ContractCase = {
  name: "an authority's list of revoked certificates",
  kind: 'certificate-list',
  open: async () => {
    const authority = await newAuthority();
    const forger = await newKeys();
    const list = async (edition: number, at: EpochMs, more: { readonly forger?: CryptoKeyPair } = {}) => {
      const revoked = Array.from({ length: edition }, (_, n) => ({ serial: n + 1 }));
      const options = { number: edition, from: toIso(at), revoked, ...more };
      return filesOf({ 'list.crl': await certificateList(authority, options) });
    };
    return {
      ...signed,
      entry: 'list.crl',
      prepare: (store) => take(store, authority.der),
      publish: (edition, at) => list(edition, at),
      forge: (at) => list(2, at, { forger }),
      age: (store) => store.ages(authority.state).revocations,
    };
  },
};

const largeList: ContractCase = {
  name: 'a large list of revoked entries',
  kind: 'revocation-list',
  open: async (context) => {
    const key = await newKey();
    const forger = await newKey('ES256', key.jwk.kid);
    const folder = newFolder(context);
    const by = async (signer: TestKey, edition: number, at: EpochMs): Promise<Files> => {
      const entries = spreadEntries(edition * 100, edition);
      await writeList(folder, signer, { at, entries });
      const read = (name: string) => readFileSync(join(folder, name));
      return filesOf({ 'list.jwt': read('list.jwt'), 'list.entries': read('list.entries') });
    };
    return {
      ...signed,
      entry: 'list.jwt',
      prepare: (store) => take(store, JSON.stringify({ keys: [key.jwk] }), issuer),
      publish: (edition, at) => by(key, edition, at),
      forge: (at) => by(forger, 2, at),
      counts: (edition) => ({ keys: 0, entries: edition * 100 }),
    };
  },
};

export const listCases: readonly ContractCase[] = [
  ...statusLists,
  cardList,
  hashList,
  credentialList,
  revokedCertificates,
  largeList,
] satisfies readonly (ContractCase & { readonly kind: SourceKind })[];
