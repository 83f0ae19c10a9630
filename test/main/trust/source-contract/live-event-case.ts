import { generateKeyPairSync } from 'node:crypto';
import { keepDevice } from '../../../../main/trust/pretix/device.ts';
import { toIso } from '../../../../shared/clock.ts';
import { eventPath, pretixServer } from '../pretix/pretix-server.ts';
import { type ContractCase, filesOf } from './published-source.ts';

const shop = 'https://tickets.example/demo/2026/';
const token = 'token-of-the-contract';

/** More than a page of revoked tickets with each edition, and one that is blocked. */
const revokedEach = 60;

export const liveEvent: ContractCase = {
  name: 'an event of pretix over its API',
  kind: 'ticket-event',
  open: async (_, base) => {
    const pem = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
    const event = {
      public_url: shop,
      name: { en: 'Demo' },
      valid_keys: { pretix_sig1: [btoa(String(pem))] },
    };
    const published = new Map<number, number>();
    const path = eventPath.slice(1);
    const rowsOf = (edition: number, each: number, name: string) =>
      [...published].flatMap(([of, at]) =>
        of > edition
          ? []
          : Array.from({ length: each }, (_, n) => ({
              id: of * each + n,
              secret: `${name}-${of}-${n}`,
              blocked: true,
              created: toIso(at - n),
              updated: toIso(at - n),
            })),
      );
    return {
      entry: path,
      prefix: 'pretix+',
      prepare: async (_store, profile) =>
        keepDevice(profile, base, {
          organizer: 'demo',
          device_id: 1,
          unique_serial: 'serial',
          api_token: token,
        }),
      publish: async (edition, at) => {
        if (!published.has(edition)) published.set(edition, at);
        return filesOf({
          [path]: JSON.stringify({ event, at }),
          [`${path}revokedsecrets/`]: JSON.stringify(rowsOf(edition, revokedEach, 'revoked')),
          [`${path}blockedsecrets/`]: JSON.stringify(rowsOf(edition, 1, 'blocked')),
        });
      },
      serve: (files) => {
        const read = (name: string) => JSON.parse(String(files.get(`${path}${name}`)));
        return pretixServer({
          now: toIso(read('').at),
          tokens: new Set([token]),
          setupTokens: new Set(),
          told: [],
          event: read('').event,
          revoked: read('revokedsecrets/'),
          blocked: read('blockedsecrets/'),
        });
      },
      counts: (edition) => ({ keys: 1, entries: edition * (revokedEach + 1) }),
      age: (store) => store.ages(shop).revocations,
      datedBy: 'server',
      datesCopies: false,
      isOrdered: true,
      // It is asked for what came since, which is more than whether anything did.
      isConditional: false,
    };
  },
};
