import type { AnnouncedGuest } from '../../../main/guests/guest.ts';
import type { GuestBook } from '../../../main/guests/guest-book.ts';
import type { ListOrder } from '../../../main/guests/guest-lists.ts';

/** Imports a list as the command and the desk do: staged, held, and what it replaced destroyed. */
export async function putList(
  { lists }: GuestBook,
  order: ListOrder,
  guests: readonly AnnouncedGuest[],
): Promise<void> {
  lists.hold(lists.stage(order, guests));
  await lists.purge(order.now);
}
