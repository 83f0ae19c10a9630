import type { IssuerEndpoint } from '../../../shared/settings.ts';
import { AnswerUnusable, SIGNED_ANSWER_TYPE } from './answer.ts';

/** Far above every answer about one code. */
const maxAnswerBytes = 65_536;

export interface RawAnswer {
  readonly text: string;
  /** For how many seconds HTTP lets it be kept (RFC 9111, section 5.2.2); absent: it does not say. */
  readonly maxAgeSeconds?: number;
}

/** Form encoding of RFC 6749, section 2.3.1, before Basic. */
function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

function authorization({ clientId }: IssuerEndpoint, secret: string | undefined): Record<string, string> {
  if (secret === undefined) return {};
  if (clientId === undefined) return { authorization: `Bearer ${secret}` };
  const pair = `${formEncoded(clientId)}:${formEncoded(secret)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw new AnswerUnusable('its answer is too long');
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function maxAgeOf(response: Response): number | undefined {
  const control = response.headers.get('cache-control') ?? '';
  if (/\bno-(store|cache)\b/i.test(control)) return 0;
  const [, seconds] = /\bmax-age=(\d{1,9})\b/i.exec(control) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/**
 * Asks the endpoint about one code: RFC 7662, section 2.1. The code travels in the body and nowhere else.
 *
 * @param signal ends it, the reading of the answer included
 * @throws {AnswerUnusable} it answered with something else
 */
export async function requestAnswer(
  endpoint: IssuerEndpoint,
  code: string,
  secret: string | undefined,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const type = endpoint.answers === 'signed' ? `application/${SIGNED_ANSWER_TYPE}` : 'application/json';
  const response = await fetch(endpoint.endpoint, {
    method: 'POST',
    headers: { accept: type, ...authorization(endpoint, secret) },
    body: new URLSearchParams({ token: code }),
    // An answer from somewhere else is the answer of somebody else.
    redirect: 'error',
    cache: 'no-store',
    signal,
  });
  const given = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (response.status !== 200 || given !== type) {
    await response.body?.cancel();
    throw new AnswerUnusable(
      response.status === 200
        ? 'its answer is of another type than asked for'
        : `it answers with HTTP status ${response.status}`,
    );
  }
  const maxAgeSeconds = maxAgeOf(response);
  return { text: await readBounded(response), ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }) };
}
