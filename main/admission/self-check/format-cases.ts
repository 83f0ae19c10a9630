import type { EpochMs } from '../../../shared/clock.ts';
import type { Reason } from '../../../shared/verdict.ts';
import type { VerificationKey } from '../../passes/format.ts';

/** A code whose answer is known. */
export interface KnownCode {
  /** What is the matter with it: `good`, `forged`, `altered`, `expired`, `unknown-key`, `revoked`. */
  readonly name: string;
  readonly code: string;
  /** What the judge must say, with the decision that belongs to it. */
  readonly reason: Reason;
  /** When it is judged. */
  readonly at: EpochMs;
  /**
   * What the trust store of the check holds: the `keys` below and no revocation; the keys, and that every reference of
   * the pass is `revoked`; or `nothing`.
   */
  readonly held: 'keys' | 'revoked' | 'nothing';
}

/** The codes that a format is checked with at the start. Data: nobody's passes, signed by keys that were thrown away. */
export interface FormatCases {
  /** The `id` of the format. */
  readonly format: string;
  readonly keys: readonly VerificationKey[];
  readonly codes: readonly [good: KnownCode, ...bad: KnownCode[]];
}

/** What a format's cases are written from: three codes, and when they hold. */
export interface CodesOfFormat {
  readonly format: string;
  readonly keys: readonly VerificationKey[];
  /** An instant within the validity of all three, and one after it. */
  readonly within: EpochMs;
  readonly after: EpochMs;
  readonly good: string;
  /** The same, signed by another key. */
  readonly forged: string;
  /** Another content under the signature of the good one. */
  readonly altered: string;
  /** Whether the pass says where its revocation is told. */
  readonly revocable: boolean;
  /** What a signature that does not fit comes to; `key-unknown` where a code names no key. */
  readonly misfit?: 'signature-invalid' | 'key-unknown';
}

/** The questions that every format must have the right answers to. */
export function casesOf(codes: CodesOfFormat): FormatCases {
  const { format, keys, within, after, good, forged, altered, revocable } = codes;
  const { misfit = 'signature-invalid' } = codes;
  const now = { at: within, held: 'keys' } as const;
  return {
    format,
    keys,
    codes: [
      { name: 'good', code: good, reason: 'ok', ...now },
      { name: 'forged', code: forged, reason: misfit, ...now },
      { name: 'altered', code: altered, reason: misfit, ...now },
      { name: 'expired', code: good, reason: 'expired', at: after, held: 'keys' },
      { name: 'unknown-key', code: good, reason: 'issuer-unknown', at: within, held: 'nothing' },
      ...(revocable
        ? [{ name: 'revoked', code: good, reason: 'revoked', at: within, held: 'revoked' } as const]
        : []),
    ],
  };
}
