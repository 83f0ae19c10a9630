/**
 * How long a server asks to be left alone (RFC 9110, section 10.2.3): in seconds, or until a date, which is counted
 * from the server's own `Date`, for no clock here need agree with it.
 *
 * @returns milliseconds; `undefined` if it does not say, or not in a way that means anything
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const wait = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) || wait < 0 ? undefined : wait;
}
