import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { SignJWT } from 'jose';
import type { EpochMs } from '../../../../shared/clock.ts';
import { type IssuerEndpoint, issuerEndpointSchema } from '../../../../shared/settings.ts';
import type { TestKey } from '../../trust/test-issuer.ts';

export const codeIssuer = 'https://checkin.example';
export const clientId = 'https://venue.example/kiosk-1';

/** As settings give it: codes that begin with `ci1:`. */
export function endpointAt(url: string, given: Partial<IssuerEndpoint> = {}): IssuerEndpoint {
  return issuerEndpointSchema.parse({
    issuer: codeIssuer,
    name: 'Check-in',
    prefix: 'ci1:',
    endpoint: `${url}/introspect`,
    answers: 'plain',
    ...given,
  });
}

/** The code that a question is about. */
export async function askedCode(request: IncomingMessage): Promise<string> {
  return new URLSearchParams(await text(request)).get('token') ?? '';
}

export function json(body: unknown, headers: Record<string, string> = {}): RequestListener {
  return (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function jwt(signed: string): RequestListener {
  return (_, response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/token-introspection+jwt' }).end(signed);
}

/** RFC 9701, section 5. */
export function signAnswer(
  key: TestKey,
  answer: Readonly<Record<string, unknown>>,
  given: {
    readonly at: EpochMs;
    readonly audience?: string;
    readonly typ?: string;
    readonly issuer?: string;
  },
): Promise<string> {
  return new SignJWT({ token_introspection: answer })
    .setProtectedHeader({
      alg: key.alg,
      kid: key.jwk.kid,
      typ: given.typ ?? 'token-introspection+jwt',
    })
    .setIssuer(given.issuer ?? codeIssuer)
    .setAudience(given.audience ?? clientId)
    .setIssuedAt(Math.floor(given.at / 1000))
    .sign(key.privateKey);
}
