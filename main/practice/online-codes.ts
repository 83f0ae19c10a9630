import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Clock } from '../../shared/clock.ts';
import type { IssuerEndpoint } from '../../shared/settings.ts';

/** What the practice issuer's online codes begin with. */
export const onlinePrefix = 'MJONLINE.';

/** Where the kiosk asks about them: the practice issuer itself. */
export function onlineEndpoint(origin: string, name: string): IssuerEndpoint {
  return {
    issuer: `${origin}/online`,
    name,
    prefix: onlinePrefix,
    endpoint: `${origin}/introspect`,
    answers: 'plain',
  };
}

/** The practice issuer's answer about one of its codes (RFC 7662, section 2.2). */
export function answerAbout(isOurs: (code: string) => boolean, clock: Clock): RequestListener {
  return async (request, response) => {
    const code = new URLSearchParams(await text(request)).get('token') ?? '';
    const exp = Math.floor(clock.now() / 1000) + 15;
    const answer = isOurs(code)
      ? { active: true, sub: code.slice(-6), type: '온라인', exp }
      : { active: false };
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(answer));
  };
}
