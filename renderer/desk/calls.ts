import { ORPCError } from '@orpc/client';

/** What became of a desk procedure, as the desk tells it. */
export type Called<T> =
  | { readonly type: 'done'; readonly value: T }
  /** The session is over: the PIN pad is up already. */
  | { readonly type: 'locked' }
  | { readonly type: 'not-allowed' }
  /** `detail`: the kiosk's own words, in English. */
  | { readonly type: 'refused'; readonly detail: string }
  /** No answer, or a fault of the kiosk: the same call may work next time. */
  | { readonly type: 'failed' };

/** Any of them but `done`. */
export type NotDone = Exclude<Called<never>, { readonly type: 'done' }>;

function detailOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('detail' in data)) return '';
  return String(data.detail);
}

/** Makes a call and sorts what it threw by the contract's error codes (`shared/contract.ts`). */
export async function called<T>(work: () => Promise<T>): Promise<Called<T>> {
  try {
    return { type: 'done', value: await work() };
  } catch (error) {
    if (!(error instanceof ORPCError)) return { type: 'failed' };
    switch (error.code) {
      case 'LOCKED':
        return { type: 'locked' };
      case 'NOT_ALLOWED':
        return { type: 'not-allowed' };
      case 'REFUSED':
        return { type: 'refused', detail: detailOf(error.data) };
      default:
        return { type: 'failed' };
    }
  }
}
