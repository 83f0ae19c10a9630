import protobuf from 'protobufjs/light.js';
import { z } from 'zod';

/** `pretix_sig1.proto` of libpretixsync, as its reflection JSON: nothing is generated, nothing is parsed at the start. */
const message = protobuf.Root.fromJSON({
  nested: {
    SignedTicket: {
      fields: {
        seed: { type: 'string', id: 1 },
        item: { type: 'int64', id: 2 },
        variation: { type: 'int64', id: 3 },
        subevent: { type: 'int64', id: 4 },
        validFromUnixTime: { type: 'int64', id: 5 },
        validUntilUnixTime: { type: 'int64', id: 6 },
      },
    },
  },
}).lookupType('SignedTicket');

/** The last second that an ECMAScript date can name; nothing real comes near it. */
const lastSecond = 8_640_000_000_000;
// int64 as decimal digits: numbers above 2^53 would lose some of theirs.
const int64 = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.int());
/** An absent field and an explicit 0 are the same in proto3: "none". */
const id = int64.prefault('0').transform((value) => (value === 0 ? undefined : value));
const instant = int64
  .pipe(z.int().max(lastSecond))
  .prefault('0')
  .transform((value) => (value === 0 ? undefined : value));

const ticketSchema = z.object({
  /** Random characters that make the ticket the only one of its kind; printable, whoever made them. */
  seed: z.string().regex(/^[\x21-\x7e]{1,64}$/),
  item: int64.pipe(z.int().positive()),
  variation: id,
  subevent: id,
  validFromUnixTime: instant,
  validUntilUnixTime: instant,
});

/** What a ticket says: no name, no order, no event. Instants in seconds since 1970; absent: no limit. */
export type TicketMessage = z.infer<typeof ticketSchema>;

/** Reads the signed bytes of a ticket. `undefined`: they are no such message. */
export function readTicketMessage(bytes: Uint8Array): TicketMessage | undefined {
  let fields: unknown;
  try {
    fields = message.toObject(message.decode(bytes), { longs: String });
  } catch {
    // The library throws Errors and RangeErrors of its own for bytes that end too early or are of another wire type.
    return undefined;
  }
  const parsed = ticketSchema.safeParse(fields);
  return parsed.success ? parsed.data : undefined;
}
