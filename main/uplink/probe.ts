/** What one question to an upstream showed. */
export type Sample =
  | { readonly kind: 'good' }
  /** It answers, but ails: slowly, with an error of its own, or with a certificate that does not hold. */
  | { readonly kind: 'poor'; readonly detail: string }
  | { readonly kind: 'lost'; readonly detail: string };

export interface ProbeLimits {
  /** An answer that takes longer is poor. */
  readonly slowMs: number;
  /** No answer by then is none. */
  readonly deadlineMs: number;
}

/** Asks one URL. Never rejects. */
export type Probe = (url: string, limits: ProbeLimits, signal: AbortSignal) => Promise<Sample>;

/** Not implemented: the servers that know no HEAD say so with this (RFC 9110, section 15.6.2). */
const notImplemented = 501;

async function statusOf(url: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { method, signal, redirect: 'manual', cache: 'no-store' });
  // An unread body would keep its socket.
  await response.body?.cancel();
  return response.status;
}

function failed(error: unknown, timeout: AbortSignal): Sample {
  if (timeout.aborted) return { kind: 'lost', detail: 'no answer in time' };
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
  // Somebody answered, but not in a way that can be trusted: a captive portal, a wrong clock, an expired certificate.
  if (/CERT|TLS|SSL|SIGNATURE/.test(code))
    return { kind: 'poor', detail: `its certificate does not hold (${code})` };
  return { kind: 'lost', detail: `cannot be reached (${code})` };
}

/** Any HTTP answer below 500 shows that the way there is good: what is asked for is no matter. */
export const probeHttp: Probe = async (url, { slowMs, deadlineMs }, signal) => {
  const timeout = AbortSignal.timeout(deadlineMs);
  const either = AbortSignal.any([signal, timeout]);
  const began = performance.now();
  try {
    let status = await statusOf(url, 'HEAD', either);
    if (status === notImplemented) status = await statusOf(url, 'GET', either);
    if (status >= 500) return { kind: 'poor', detail: `answers with HTTP status ${status}` };
    const tookMs = performance.now() - began;
    return tookMs > slowMs ? { kind: 'poor', detail: 'answers slowly' } : { kind: 'good' };
  } catch (error) {
    return failed(error, timeout);
  }
};
