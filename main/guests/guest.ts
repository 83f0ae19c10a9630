import { z } from 'zod';

/** A guest whom an organiser announced. `id` is the organiser's own, unique in the list. */
export const guestSchema = z.object({ id: z.string(), name: z.string(), company: z.string().optional() });
export type Guest = z.infer<typeof guestSchema>;

/** As it stands in an organiser's file: `code` is what the guest may show instead of a pass. */
export interface AnnouncedGuest extends Guest {
  readonly code?: string;
}

/** One that is held, by its number in the store. */
export interface HeldGuest extends Guest {
  readonly guest: number;
  readonly list: string;
  readonly until: number;
}

/** The same whenever the same guest comes, by a code or by name. The journal keeps its keyed hash. */
export function identityOf({ list, id }: { readonly list: string; readonly id: string }): string {
  return JSON.stringify([list, id]);
}
