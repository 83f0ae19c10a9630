import type { Stranger } from '../../shared/contract/trust.ts';

/** Why a source gave nothing that can be installed. */
export type SourceProblem =
  | 'not-allowed'
  | 'unreachable'
  | 'timed-out'
  | 'too-large'
  | 'http-status'
  | 'unrecognised'
  | 'invalid'
  | 'private-key'
  | 'issuer-needed'
  | 'untrusted'
  | 'signature'
  | 'mismatch'
  | 'rollback'
  | 'turned-back'
  | 'nothing-before'
  | 'no-room'
  | 'expired';

/**
 * A source cannot be used as it is. Thrown inside this room only: `TrustStore` catches it once and hands the
 * sentence on as a value. What is held stays held.
 */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused';
  readonly code: SourceProblem;
  /** What a server answered, if it answered (RFC 9110, section 15); 404 for a file that is not there. */
  readonly status: number | undefined;
  /** How long the server asked to be left alone. */
  readonly retryAfterMs: number | undefined;
  /** Whom staff would have to trust first (`untrusted`). */
  readonly stranger: Stranger | undefined;

  constructor(
    code: SourceProblem,
    detail: string,
    options: ErrorOptions & {
      readonly status?: number;
      readonly retryAfterMs?: number | undefined;
      readonly stranger?: Stranger;
    } = {},
  ) {
    super(detail, options);
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.stranger = options.stranger;
  }
}
