import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Bundle } from '../bundle.ts';
import { readEvent, ticketBundle } from '../gather-ticket-event.ts';
import { type Gathering, parseJson } from '../gathering.ts';
import type { HeldTrust } from '../held-trust.ts';
import type { TicketEventPlace } from '../location.ts';
import { SourceRefused } from '../source-refused.ts';
import { type TicketList, ticketHash } from '../ticket-event.ts';
import { type ReadApi, readList } from './read-list.ts';

const secret = z.string().min(1).max(4_296);
const revokedRow = z.looseObject({ secret });
const blockedRow = z.looseObject({ secret, blocked: z.boolean() });

export interface EventGathering extends Pick<Gathering, 'issuer' | 'name' | 'now' | 'replace'> {
  readonly held: Pick<HeldTrust, 'ticketsOf'>;
  readonly read: ReadApi;
  readonly signal?: AbortSignal | undefined;
}

/** A server that was set back to an older day does not know what it revoked since. */
function refuseEarlier(
  generated: string | undefined,
  before: string | undefined,
  { event }: TicketEventPlace,
): void {
  if (generated === undefined || before === undefined || Date.parse(generated) >= Date.parse(before)) return;
  throw new SourceRefused('rollback', `The lists of ${event.origin} are older than those that are held.`);
}

async function readTickets(
  place: TicketEventPlace,
  held: TicketList | undefined,
  reading: Pick<EventGathering, 'read' | 'signal'>,
): Promise<TicketList> {
  const known = held?.cursors?.source === place.id ? held : undefined;
  const { cursors } = known ?? {};
  const list = (name: string, ordering: string, since: string, cursor: string | undefined) => {
    const url = new URL(`${name}/`, place.event);
    url.searchParams.set('ordering', ordering);
    if (cursor !== undefined) url.searchParams.set(since, cursor);
    return url;
  };
  const revokedUrl = list('revokedsecrets', '-created', 'created_since', cursors?.revoked);
  const blockedUrl = list('blockedsecrets', '-updated', 'updated_since', cursors?.blocked);
  const revoked = await readList(revokedUrl, revokedRow, reading);
  const blocked = await readList(blockedUrl, blockedRow, reading);
  refuseEarlier(revoked.cursor, cursors?.revoked, place);
  refuseEarlier(blocked.cursor, cursors?.blocked, place);
  // What was read as a whole takes the place of what is held; what came since is added to it.
  const keyed = (hashes: readonly Buffer[] = []) =>
    new Map(hashes.map((hash) => [hash.toString('hex'), hash]));
  const allRevoked = keyed(cursors?.revoked === undefined ? [] : known?.revoked);
  const allBlocked = keyed(cursors?.blocked === undefined ? [] : known?.blocked);
  for (const row of revoked.rows)
    allRevoked.set(ticketHash(row.secret).toString('hex'), ticketHash(row.secret));
  // The newest row of a ticket comes first, and may come again on a later page.
  for (const row of blocked.rows.toReversed()) {
    const hash = ticketHash(row.secret);
    if (row.blocked) allBlocked.set(hash.toString('hex'), hash);
    else allBlocked.delete(hash.toString('hex'));
  }
  return {
    revoked: [...allRevoked.values()],
    blocked: [...allBlocked.values()],
    cursors: {
      source: place.id,
      ...(revoked.cursor === undefined ? {} : { revoked: revoked.cursor }),
      ...(blocked.cursor === undefined ? {} : { blocked: blocked.cursor }),
    },
  };
}

/** What tells one state of an event from another, however it was put together. */
function digestOf(keys: readonly string[], { revoked, blocked }: TicketList): Buffer {
  const digest = createHash('sha256').update(JSON.stringify([keys, revoked.length, blocked.length]));
  for (const hashes of [revoked, blocked]) {
    for (const hash of hashes.toSorted(Buffer.compare)) digest.update(hash);
  }
  return digest.digest();
}

/**
 * An event as pretix's server has it now: its keys, and what it revoked and blocked since it was asked before.
 *
 * @throws {SourceRefused}
 */
export async function gatherEvent(place: TicketEventPlace, gathering: EventGathering): Promise<Bundle> {
  const { issuer, name, now, replace, held, read } = gathering;
  const document = await read(place.event);
  const event = readEvent(parseJson(document));
  const owner = issuer ?? event.public_url ?? place.event.href;
  const tickets = await readTickets(place, replace ? undefined : held.ticketsOf(owner), gathering);
  const bytes = digestOf(event.valid_keys.pretix_sig1, tickets);
  const { validators: _, ...whole } = document;
  return await ticketBundle(event, { owner, name, tickets, asOf: now, document: { ...whole, bytes } });
}
