import type { JWK } from 'jose';
import type { EpochMs } from '../../shared/clock.ts';

/** How a chain stood the check. */
export type Verification =
  | {
      readonly ok: true;
      readonly rows: number;
      readonly first?: number;
      readonly last?: number;
      /** The rows before `first`, if the kiosk says that it destroyed them. */
      readonly destroyed?: { readonly upTo: number; readonly at: EpochMs };
      /** The last row that a signature stands on; later ones are chained, but nobody vouches for them yet. */
      readonly signedUpTo?: number;
      /** The keys that the file names as its kiosk's. */
      readonly keys: readonly JWK[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };
