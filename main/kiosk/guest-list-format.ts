import type { Clock } from '../../shared/clock.ts';
import { guestFormat, issuerOf } from '../../shared/guest-list.ts';
import type { GuestDesk } from '../desk/guest-desk.ts';
import { type HeldGuest, identityOf } from '../guests/guest.ts';
import type { GuestBook } from '../guests/guest-book.ts';
import type { PassFormat } from '../passes/format.ts';
import { guestCode } from '../passes/guest-code.ts';

export interface GuestListing {
  readonly book: Pick<GuestBook, 'byCode'>;
  readonly desk: Pick<GuestDesk, 'showed'>;
  readonly clock: Clock;
  readonly faults: { readonly report: (where: string, error: unknown) => string };
}

/**
 * Codes that stand on a guest list to the letter. Every code is looked up there first, so lists that cannot be read
 * name nobody and are in nobody else's way: their own guests are found by staff.
 */
export function guestListFormat({ book, desk, clock, faults }: GuestListing): PassFormat {
  const held = (text: string): HeldGuest | undefined => {
    try {
      return book.byCode(text, clock.now());
    } catch (error) {
      faults.report('guests', error);
      return undefined;
    }
  };
  return guestCode(guestFormat, (text) => {
    const guest = held(text);
    if (guest === undefined) return undefined;
    desk.showed(guest);
    return { issuer: issuerOf(guest.list), identity: identityOf(guest), expiresAt: guest.until };
  });
}
