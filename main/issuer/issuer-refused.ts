/** Why the issuer did not do what it was asked. */
export type IssuerProblem = 'exists' | 'missing' | 'invalid' | 'id-used' | 'id-unknown';

/** One order of a batch that cannot be filled. `index` counts from 0. */
export interface OrderProblem {
  readonly index: number;
  readonly detail: string;
}

/** The issuer did nothing of what it was asked, for the reason that the message gives. */
export class IssuerRefused extends Error {
  override readonly name = 'IssuerRefused';
  readonly code: IssuerProblem;
  /** For a batch: each order that is at fault. */
  readonly orders: readonly OrderProblem[];

  constructor(code: IssuerProblem, detail: string, orders: readonly OrderProblem[] = []) {
    super(detail);
    this.code = code;
    this.orders = orders;
  }
}
