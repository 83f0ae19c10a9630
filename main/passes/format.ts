import type { JWK } from 'jose';
import type { EpochMs } from '../../shared/clock.ts';
import type { Pass } from './pass.ts';

/** A key that the trust store holds for one issuer. `algorithms` is what this issuer may sign with, nothing else. */
export interface VerificationKey {
  readonly issuer: string;
  readonly kid: string;
  readonly jwk: JWK;
  readonly algorithms: readonly string[];
}

/** `detail` says in English what exactly is wrong, for staff and engineers. It never holds the code or a name. */
export type Reading =
  | { readonly ok: true; readonly pass: Pass }
  | {
      readonly ok: false;
      /** `unsupported-format`: it is what it claims to be, in a variant that this kiosk cannot judge. */
      readonly reason: 'unreadable' | 'unsupported-format' | 'algorithm-not-allowed';
      readonly detail: string;
    };

export type Verification =
  | {
      readonly ok: true;
      /** The one that verified the pass: its issuer is the pass's issuer. */
      readonly key: VerificationKey;
      /** When the key itself is good, if it says so: the pass holds at no other time. `until` is not in it. */
      readonly validity?: { readonly from: EpochMs; readonly until: EpochMs };
    }
  | {
      readonly ok: false;
      /** `key-unknown`: the code names no key, and none that is held verifies it, which is no proof of forgery. */
      readonly reason: 'signature-invalid' | 'algorithm-not-allowed' | 'key-unknown';
      readonly detail: string;
    };

/** One of several codes that make up one pass: the `index`th (from 1) of `count`. */
export interface Part {
  readonly index: number;
  readonly count: number;
}

/**
 * A pass format is a plug: an object of this shape, registered in `formats.ts`. It has no store, no clock and no
 * policy, and throws only for faults of its own.
 */
export interface PassFormat {
  /** Stable, and what policies and the journal call it: `pass+jwt`, `shc`. */
  readonly id: string;
  /** The algorithms that the format's own specification allows; the issuer's list narrows them further. */
  readonly algorithms: readonly string[];
  /**
   * `issuer`: whatever a code of this format stands for, only its issuer can say when it is asked. Such a format is
   * exempt from the self-check, which asks nobody. Absent: a code can be judged by what is held.
   */
  readonly resolution?: 'issuer';
  /** Whether a code claims to be of this format, by its shape alone. Cheap: it is asked of every scan. */
  readonly recognise: (text: string) => boolean;
  /** For formats whose passes may come in several codes: which part this is, if it is one. */
  readonly part?: (text: string) => Part | undefined;
  /** All parts in order to the one text that `read` takes. */
  readonly join?: (parts: readonly string[]) => string;
  readonly read: (text: string) => Reading;
  /**
   * Holds if any of `keys` verifies the signature. `keys` are those held for the issuer and key id that the pass
   * names; for a pass that names no issuer, those held for this format.
   */
  readonly verify: (pass: Pass, keys: readonly VerificationKey[]) => Promise<Verification>;
}
