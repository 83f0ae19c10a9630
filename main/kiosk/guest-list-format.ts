import type { Clock } from '../../shared/clock.ts';
import { guestFormat, issuerOf } from '../../shared/guest-list.ts';
import type { GuestDesk } from '../desk/guest-desk.ts';
import { identityOf } from '../guests/guest.ts';
import type { GuestBook } from '../guests/guest-book.ts';
import type { PassFormat } from '../passes/format.ts';
import { guestCode } from '../passes/guest-code.ts';

/** Codes that stand on a guest list to the letter. */
export function guestListFormat(book: GuestBook, desk: GuestDesk, clock: Clock): PassFormat {
  return guestCode(guestFormat, (text) => {
    const guest = book.byCode(text, clock.now());
    if (guest === undefined) return undefined;
    desk.showed(guest);
    return { issuer: issuerOf(guest.list), identity: identityOf(guest), expiresAt: guest.until };
  });
}
