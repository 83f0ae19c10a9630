import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';
import type { Bundle } from './bundle.ts';
import type { Gathering } from './gathering.ts';
import type { TrustedKey } from './key-set.ts';
import type { SourceDocument } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import { type TicketEvent, type TicketList, ticketEventSchema, ticketListOf } from './ticket-event.ts';

/** The only format that these keys are for: a ticket names no event, so all events that are held are tried. */
const format = 'pretix_sig1';

/** A key as pretix hands it out; it has no name of its own. */
async function readPem(base64: string): Promise<TrustedKey | undefined> {
  const pem = Buffer.from(base64, 'base64').toString('latin1');
  if (/PRIVATE KEY/.test(pem)) {
    throw new SourceRefused(
      'private-key',
      'The event holds a private key. Never hand that out: make new keys.',
    );
  }
  try {
    const { kty, crv, x } = createPublicKey(pem).export({ format: 'jwk' });
    if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) return undefined;
    const thumbprint = await calculateJwkThumbprint({ kty, crv, x });
    const kid = thumbprint.slice(0, 8);
    return { kid, thumbprint, jwk: { kty, crv, x, kid }, algorithms: ['Ed25519'] };
  } catch {
    // Whatever OpenSSL says about it: it is no key of use here.
    return undefined;
  }
}

async function readKeys({ valid_keys }: TicketEvent): Promise<{ keys: TrustedKey[]; skipped: string[] }> {
  const read = await Promise.all(valid_keys.pretix_sig1.map(readPem));
  const keys = read.filter((key) => key !== undefined);
  if (keys.length === 0) {
    throw new SourceRefused('invalid', 'No key in valid_keys.pretix_sig1 is an Ed25519 public key in PEM.');
  }
  const skipped = read.flatMap((key, at) =>
    key === undefined ? [`valid_keys.pretix_sig1[${at}] is no Ed25519 public key in PEM`] : [],
  );
  return { keys, skipped };
}

function nameOf({ name }: TicketEvent): string | undefined {
  if (typeof name === 'string' || name == null) return name ?? undefined;
  return name.ko ?? name.en ?? Object.values(name)[0];
}

/** @throws {SourceRefused} `invalid` */
export function readEvent(value: unknown): TicketEvent {
  const parsed = ticketEventSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SourceRefused(
    'invalid',
    `This is not a valid event whose tickets are signed: ${z.prettifyError(parsed.error)}`,
  );
}

export interface TicketBundle {
  /** The address that the event goes by here. */
  readonly owner: string;
  readonly name: string | undefined;
  readonly tickets: TicketList | undefined;
  readonly asOf: EpochMs;
  readonly document: SourceDocument;
}

/** What an event gives. @throws {SourceRefused} `invalid`, `private-key` */
export async function ticketBundle(
  event: TicketEvent,
  { owner, name, tickets, asOf, document }: TicketBundle,
): Promise<Bundle> {
  const { keys, skipped } = await readKeys(event);
  const called = name ?? nameOf(event);
  return {
    kind: 'ticket-event',
    parts: [
      {
        issuer: owner,
        ...(called === undefined ? {} : { name: called }),
        formats: [format],
        keys: { keys, asOf },
        lists: [],
        cardLists: [],
        ...(tickets === undefined ? {} : { tickets: { ...tickets, asOf } }),
      },
    ],
    documents: [document],
    skipped,
    problems: [],
  };
}

/**
 * An event of pretix as somebody saved it: the keys that sign its tickets, and the tickets that it revoked or blocked.
 * It is not signed: staff who import it, or the server that it comes from, vouch for it.
 *
 * @throws {SourceRefused} `invalid`, `private-key`, `issuer-needed`, `mismatch`
 */
export async function gatherTicketEvent(
  document: SourceDocument,
  value: unknown,
  { issuer, name, now }: Gathering,
): Promise<Bundle> {
  const event = readEvent(value);
  if (issuer !== undefined && event.event !== undefined && issuer !== event.event) {
    throw new SourceRefused('mismatch', `This is the event ${event.event}, not ${issuer}.`);
  }
  const owner = issuer ?? event.event ?? event.public_url ?? undefined;
  if (owner === undefined) {
    throw new SourceRefused('issuer-needed', 'The event does not say its address: add --issuer URL.');
  }
  const asOf = event.asOf === undefined ? now : Date.parse(event.asOf);
  if (asOf > now) throw new SourceRefused('invalid', 'The event says that its lists are of the future.');
  return await ticketBundle(event, { owner, name, tickets: ticketListOf(event), asOf, document });
}
