import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { toIso } from '../../../../shared/clock.ts';
import { whoList } from '../signer-certificates.ts';
import { type ContractCase, filesOf } from './published-source.ts';

const vci: ContractCase = {
  name: "the VCI's directory with its detached signature",
  kind: 'directory',
  open: async () => {
    const [signer, forger] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-521' }));
    if (signer === undefined || forger === undefined) throw new Error('two keys were made');
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const iss = 'https://cards.example';
    const by = (key: typeof signer, edition: number, at: number) => {
      const rids = Array.from({ length: edition }, (_, n) => `rid-${n}`);
      const crls = [{ kid: 'k1', method: 'rid', ctr: edition, rids }];
      const entry = {
        issuer: { iss, name: 'Cards' },
        keys: [{ ...jwk, kid: 'k1', use: 'sig', alg: 'ES256' }],
        crls,
      };
      const content = JSON.stringify({
        directory: 'https://vci.example',
        time: toIso(at),
        issuerInfo: [entry],
      });
      return filesOf({
        'vci.json': content,
        'vci.crt': key.publicKey.export({ format: 'pem', type: 'spki' }),
        'vci.sig': sign('sha512', Buffer.from(content), key.privateKey),
      });
    };
    return {
      entry: 'vci.json',
      publish: async (edition, at) => by(signer, edition, at),
      forge: async (at) => by(forger, 2, at),
      counts: (edition) => ({ keys: 1, entries: edition }),
      age: (store) => store.ages(iss).revocations,
      datedBy: 'itself',
      datesCopies: true,
      isOrdered: true,
      isConditional: true,
    };
  },
};

const who: ContractCase = {
  name: "the WHO's list of signers",
  kind: 'directory',
  open: async () => {
    const portugal = 'did:web:tng-cdn.who.int:v2:trustlist:DCC:PRT:DSC';
    const list = JSON.parse(readFileSync(whoList, 'utf8'));
    const methods: readonly { readonly id: string }[] = list.verificationMethod;
    const own = methods.filter(({ id }) => id.startsWith(portugal));
    return {
      entry: 'did.json',
      publish: async (edition, at) => {
        const content = {
          ...list,
          verificationMethod: own.slice(0, edition),
          proof: { ...list.proof, created: toIso(at) },
        };
        return filesOf({ 'did.json': JSON.stringify(content) });
      },
      counts: (edition) => ({ keys: edition, entries: 0 }),
      age: (store) => store.ages(portugal).keys,
      datedBy: 'itself',
      datesCopies: true,
      isOrdered: false,
      isConditional: true,
    };
  },
};

export const directoryCases: readonly ContractCase[] = [vci, who];
