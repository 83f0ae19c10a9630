import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SourceRefused } from './source-refused.ts';

/** Tickets of one event that are not to be let in, each as its hash. */
export interface TicketList {
  /** For good: replaced by another code, or cancelled. */
  readonly revoked: readonly Buffer[];
  /** Until the event takes it back. */
  readonly blocked: readonly Buffer[];
  /** Absent: the lists came as a whole, and nobody can be asked for what came since. */
  readonly cursors?: TicketCursors;
}

/** Up to where the lists of an event were read, in its server's own words. */
export interface TicketCursors {
  /** The source that can be asked for what came since. */
  readonly source: string;
  readonly revoked?: string;
  readonly blocked?: string;
}

const secret = z.string().min(1).max(4_296);
const maxRows = 500_000;

/** An answer of pretix's API comes in pages; what was fetched of it is either the answer or only its rows. */
function listOf<Row extends z.ZodType>(row: Row) {
  const rows = z.array(row).max(maxRows);
  const page = z.looseObject({ next: z.string().nullable().prefault(null), results: rows });
  return z.union([rows.transform((results) => ({ next: null, results })), page]);
}

/**
 * An event as pretix's API gives it (`/organizers/<organizer>/events/<event>/`), with what its two lists of tickets
 * give beside it. `event` is the address that it goes by here.
 */
export const ticketEventSchema = z.looseObject({
  event: z.url().max(1_024).exactOptional(),
  public_url: z.url().max(1_024).nullish(),
  /** In one language, or in each. */
  name: z.union([z.string(), z.record(z.string(), z.string())]).nullish(),
  /** When the lists were fetched: the API's `X-Page-Generated`. Absent: when they are imported. */
  asOf: z.iso.datetime({ offset: true }).exactOptional(),
  /** PEM (SubjectPublicKeyInfo) in Base64. */
  valid_keys: z.looseObject({ pretix_sig1: z.array(z.base64().max(4_096)).min(1).max(100) }),
  revokedsecrets: listOf(z.looseObject({ secret })).exactOptional(),
  blockedsecrets: listOf(z.looseObject({ secret, blocked: z.boolean() })).exactOptional(),
});
export type TicketEvent = z.infer<typeof ticketEventSchema>;

/** Whether a JSON value claims to be one. */
export function isTicketEvent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'valid_keys' in value;
}

/** Under what a ticket is listed here. A code cannot be guessed, so that a plain hash does not give it away. */
export function ticketHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

function allOf<Row>(
  list: { readonly next: string | null; readonly results: readonly Row[] },
  name: string,
): readonly Row[] {
  if (list.next === null) return list.results;
  throw new SourceRefused('invalid', `${name} is one page of several: fetch all of them into one list.`);
}

/**
 * The two lists of an event. `undefined`: it brings none. One without the other is no news of what was left out.
 *
 * @throws {SourceRefused} `invalid`
 */
export function ticketListOf({ revokedsecrets, blockedsecrets }: TicketEvent): TicketList | undefined {
  if (revokedsecrets === undefined && blockedsecrets === undefined) return undefined;
  if (revokedsecrets === undefined || blockedsecrets === undefined) {
    const missing = revokedsecrets === undefined ? 'revokedsecrets' : 'blockedsecrets';
    throw new SourceRefused(
      'invalid',
      `The event brings one list of tickets, but not the other: add ${missing}.`,
    );
  }
  const blocked = allOf(blockedsecrets, 'blockedsecrets').filter((row) => row.blocked);
  return {
    revoked: allOf(revokedsecrets, 'revokedsecrets').map((row) => ticketHash(row.secret)),
    blocked: blocked.map((row) => ticketHash(row.secret)),
  };
}
