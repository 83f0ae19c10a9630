import type { SourceStatus, Stranger } from '../../shared/contract/trust.ts';
import type { GivenRoot } from './repository/take-repository.ts';
import type { SourceProblem } from './source-refused.ts';

export interface ImportOptions {
  /** Whose it is, where the source does not say it itself. */
  readonly issuer?: string | undefined;
  /** What to call the issuer, if the source does not say it itself. */
  readonly name?: string | undefined;
  /** Forget the issuer first and trust what the source says now. */
  readonly replace?: boolean | undefined;
  /** Of a repository that is not held yet: the root that staff trust. */
  readonly root?: GivenRoot | undefined;
  /**
   * Whom to believe of whom no key is held. Anybody unless told: then the import is the act of trust. `refuse`:
   * nobody, and the report says who it is; `sha256`: whoever has this fingerprint and no other.
   */
  readonly strangers?: 'refuse' | { readonly sha256: string } | undefined;
  /** A published folder on a stick: known by its publisher, not by where the stick happens to be plugged in. */
  readonly carried?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type ImportReport =
  | {
      readonly ok: true;
      readonly source: SourceStatus;
      /** Keys that were passed over, and why, one English phrase each. */
      readonly skipped: readonly string[];
    }
  | {
      readonly ok: false;
      readonly problem: SourceProblem;
      /** What went wrong and what to do, in English. */
      readonly detail: string;
      /** Set if the source is held: what it gave before, or the parts that were good, hold. */
      readonly source?: SourceStatus;
      /** Whom staff would have to trust first (`untrusted`). */
      readonly stranger?: Stranger;
    };

/** Which sources are asked. */
export type Which = 'all' | 'due';

export type RestoreReport =
  | { readonly ok: true; readonly source: SourceStatus }
  | { readonly ok: false; readonly problem: SourceProblem; readonly detail: string };
