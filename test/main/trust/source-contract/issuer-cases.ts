import { calculateJwkThumbprint } from 'jose';
import { newAuthority } from '../../passes/vdsnc/authority.ts';
import { newKey, publishedFiles, type TestKey } from '../test-issuer.ts';
import { issuer } from '../test-store.ts';
import { type ContractCase, filesOf } from './published-source.ts';

const places = (edition: number) => Array.from({ length: edition }, (_, n) => n + 1);

const publishedFolder: ContractCase = {
  name: 'a published folder',
  kind: 'published-folder',
  open: async () => {
    const [key, forger] = [await newKey(), await newKey()];
    const by = async (signer: TestKey, edition: number, at: number) =>
      filesOf(await publishedFiles(signer, { issuer, at, revoked: places(edition) }));
    return {
      entry: 'index.json',
      publish: (edition, at) => by(key, edition, at),
      forge: (at) => by(forger, 2, at),
      counts: (edition) => ({ keys: 1, entries: edition }),
      age: (store) => store.ages(issuer).revocations,
      datedBy: 'server',
      datesCopies: true,
      isOrdered: true,
      isConditional: true,
    };
  },
};

const keySet: ContractCase = {
  name: 'a key set with the revocation list of its key',
  kind: 'key-set',
  open: async () => {
    const { jwk } = await newKey();
    const kid = await calculateJwkThumbprint(jwk);
    return {
      entry: 'jwks.json',
      options: { issuer },
      publish: async (edition) =>
        filesOf({
          'jwks.json': JSON.stringify({
            keys: [{ ...jwk, kid, use: 'sig', alg: 'ES256', crlVersion: edition }],
          }),
          [`crl/${kid}.json`]: JSON.stringify({
            kid,
            method: 'rid',
            ctr: edition,
            rids: places(edition).map((n) => `rid-${n}`),
          }),
        }),
      counts: (edition) => ({ keys: 1, entries: edition }),
      age: (store) => store.ages(issuer).revocations,
      datedBy: 'server',
      datesCopies: false,
      // Its list is: see the case of a list by itself.
      isOrdered: false,
      isConditional: true,
    };
  },
};

const didDocument: ContractCase = {
  name: 'a DID document',
  kind: 'did-document',
  open: async () => {
    const did = 'did:web:venue.example';
    const methods = await Promise.all(
      places(3).map(async (n) => {
        const { kid: _, ...publicKeyJwk } = (await newKey()).jwk;
        return { id: `${did}#${n}`, type: 'JsonWebKey2020', controller: did, publicKeyJwk };
      }),
    );
    return {
      entry: 'did.json',
      publish: async (edition) => {
        const verificationMethod = methods.slice(0, edition);
        const assertionMethod = verificationMethod.map(({ id }) => id);
        return filesOf({ 'did.json': JSON.stringify({ id: did, verificationMethod, assertionMethod }) });
      },
      counts: (edition) => ({ keys: edition, entries: 0 }),
      age: (store) => store.ages(did).keys,
      datedBy: 'server',
      datesCopies: false,
      isOrdered: false,
      isConditional: true,
    };
  },
};

const certificates: ContractCase = {
  name: 'certificates',
  kind: 'certificates',
  open: async () => {
    const authorities = await Promise.all(
      places(3).map((n) => newAuthority('UTO', { name: `Authority ${n}` })),
    );
    return {
      entry: 'authorities.pem',
      publish: async (edition) => {
        const pems = authorities
          .slice(0, edition)
          .map(({ der }) => der.toString('base64').replaceAll(/(.{64})/g, '$1\n'))
          .map((text) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`);
        return filesOf({ 'authorities.pem': pems.join('') });
      },
      counts: (edition) => ({ keys: edition, entries: 0 }),
      age: (store) => store.ages('UTO').keys,
      datedBy: 'server',
      datesCopies: false,
      isOrdered: false,
      isConditional: true,
    };
  },
};

export const issuerCases: readonly ContractCase[] = [publishedFolder, keySet, didDocument, certificates];
