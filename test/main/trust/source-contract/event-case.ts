import { generateKeyPairSync } from 'node:crypto';
import { toIso } from '../../../../shared/clock.ts';
import { type ContractCase, filesOf } from './published-source.ts';

const event = 'https://tickets.example/demo/2026/';

export const savedEvent: ContractCase = {
  name: 'an event of pretix that was saved',
  kind: 'ticket-event',
  open: async () => {
    const pem = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' });
    const key = Buffer.from(pem).toString('base64');
    return {
      entry: 'event.json',
      publish: async (edition, at) => {
        const revokedsecrets = Array.from({ length: edition }, (_, n) => ({ secret: `secret-${n}` }));
        const lists = { asOf: toIso(at), revokedsecrets, blockedsecrets: [] };
        return filesOf({
          'event.json': JSON.stringify({ event, name: 'Demo', valid_keys: { pretix_sig1: [key] }, ...lists }),
        });
      },
      counts: (edition) => ({ keys: 1, entries: edition }),
      age: (store) => store.ages(event).revocations,
      datedBy: 'itself',
      datesCopies: true,
      isOrdered: true,
      isConditional: true,
    };
  },
};
