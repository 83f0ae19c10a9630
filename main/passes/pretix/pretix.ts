import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { PassFormat, Reading, Verification, VerificationKey } from '../format.ts';
import { toEpochMs } from '../numeric-date.ts';
import type { Pass } from '../pass.ts';
import { looksLikeTicket, readTicketCode, type TicketCode } from './ticket-code.ts';
import { readTicketMessage, type TicketMessage } from './ticket-message.ts';

/** pretix's own name of the scheme, in `valid_keys` of an event. */
export const PRETIX_TICKET = 'pretix_sig1';
const algorithm = 'Ed25519';
const algorithms: readonly string[] = [algorithm];

/** Held keys are the same objects until something is installed, so importing one is done once. */
const imported = new WeakMap<VerificationKey, KeyObject>();

function publicKeyOf(key: VerificationKey): KeyObject {
  const known = imported.get(key);
  if (known !== undefined) return known;
  const made = createPublicKey({ key: { ...key.jwk }, format: 'jwk' });
  imported.set(key, made);
  return made;
}

function claimsOf(ticket: TicketMessage): Pass['claims'] {
  const { seed, item, variation, subevent, validFromUnixTime, validUntilUnixTime } = ticket;
  return {
    seed,
    item,
    ...(variation === undefined ? {} : { variation }),
    ...(subevent === undefined ? {} : { subevent }),
    ...(validFromUnixTime === undefined ? {} : { validFrom: validFromUnixTime }),
    ...(validUntilUnixTime === undefined ? {} : { validUntil: validUntilUnixTime }),
  };
}

function read(text: string): Reading {
  const code = readTicketCode(text);
  if (code === undefined) {
    return { ok: false, reason: 'unreadable', detail: 'The code is no whole signed ticket: scan it again.' };
  }
  const ticket = readTicketMessage(code.payload);
  if (ticket === undefined) {
    return { ok: false, reason: 'unreadable', detail: 'The content of the ticket is not understood.' };
  }
  const { seed, validFromUnixTime, validUntilUnixTime } = ticket;
  const pass: Pass = {
    format: PRETIX_TICKET,
    algorithm,
    // The whole code, as pretix itself compares it. The payload alone would be that of a forgery, too, and there is
    // but one good signature: Ed25519 has no chance in it.
    identity: text,
    subject: seed,
    ...(validFromUnixTime === undefined ? {} : { notBefore: toEpochMs(validFromUnixTime) }),
    ...(validUntilUnixTime === undefined ? {} : { expiresAt: toEpochMs(validUntilUnixTime) }),
    references: [{ scheme: 'ticket-secret', secret: text }],
    resolution: 'local',
    claims: claimsOf(ticket),
    proof: code,
  };
  return { ok: true, pass };
}

/** A code names neither event nor key: whose it is, is who verifies it, and if nobody does, nobody here knows. */
function verifyTicket({ payload, signature }: TicketCode, keys: readonly VerificationKey[]): Verification {
  const usable = keys.filter((key) => key.algorithms.includes(algorithm));
  const key = usable.find((each) => verify(null, payload, publicKeyOf(each), signature));
  if (key !== undefined) return { ok: true, key };
  return {
    ok: false,
    reason: 'key-unknown',
    detail: 'No key of an event that is held verifies this ticket.',
  };
}

/**
 * Signed tickets of pretix (`pretix_sig1`): Base64 back to front around a Protocol Buffers message and its Ed25519
 * signature. The event is known only by the key that verifies the ticket.
 */
export const pretixTicket: PassFormat = {
  id: PRETIX_TICKET,
  algorithms,
  recognise: looksLikeTicket,
  read,
  // The proof is what `read` of this format put there, and nobody else looks inside.
  verify: async ({ proof }, keys) => verifyTicket(proof as TicketCode, keys),
};
