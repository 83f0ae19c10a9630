import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** A ticket code that an event revoked, or blocked and maybe unblocked, as its server knows it. */
export interface RevokedSecret {
  readonly id: number;
  readonly secret: string;
  readonly created: string;
}
export interface BlockedSecret {
  readonly id: number;
  readonly secret: string;
  readonly blocked: boolean;
  readonly updated: string;
}

/** What the fake of pretix holds; a test changes it at any time. */
export interface PretixState {
  /** The server's own time. Empty: it does not tell it. */
  now: string;
  /** Good once each. */
  readonly setupTokens: Set<string>;
  /** The devices' tokens that are good. */
  readonly tokens: Set<string>;
  event: object;
  revoked: readonly RevokedSecret[];
  blocked: readonly BlockedSecret[];
  /** What devices told of themselves, in turn. */
  readonly told: Readonly<Record<string, unknown>>[];
}

export const eventPath = '/api/v1/organizers/demo/events/2026/';
const pageSize = 50;

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Pages of 50, newest first, and the server's time before it began (API, "Orders", "Revoked ticket secrets"). */
function sendList<Row extends Readonly<Record<Key, string>>, Key extends 'created' | 'updated'>(
  { now }: PretixState,
  url: URL,
  rows: readonly Row[],
  key: Key,
  response: ServerResponse,
): void {
  const since = url.searchParams.get(`${key}_since`);
  const sign = url.searchParams.get('ordering') === key ? 1 : -1;
  const found = rows
    .filter((row) => since === null || row[key] >= since)
    .toSorted((one, other) => sign * one[key].localeCompare(other[key]));
  const page = Number(url.searchParams.get('page') ?? '1');
  const pageAt = (number: number) => {
    const at = new URL(url);
    at.searchParams.set('page', `${number}`);
    return number < 1 || (number - 1) * pageSize >= Math.max(1, found.length) ? null : at.href;
  };
  const results = found.slice((page - 1) * pageSize, page * pageSize);
  const body = { count: found.length, next: pageAt(page + 1), previous: pageAt(page - 1), results };
  send(response, 200, body, now === '' ? {} : { 'x-page-generated': now });
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text === '' ? '{}' : text);
}

function initialization(token: string) {
  const device = {
    device_id: 5,
    unique_serial: 'HHZ9LW9JWP390VFZ',
    security_profile: 'pretixscan',
    gate: null,
  };
  return { organizer: 'demo', name: 'Gate 1', ...device, api_token: token };
}

/** Pairing, another token, a new version of the software (API, "Device authentication"). */
async function answerDevice(
  state: PretixState,
  request: IncomingMessage,
  response: ServerResponse,
  held: string | undefined,
): Promise<void> {
  const body = await bodyOf(request);
  const { setupTokens, tokens, told } = state;
  if (request.url === '/api/v1/device/initialize') {
    if (!setupTokens.delete(String(body.token))) {
      send(response, 400, { token: ['This initialization token has already been used.'] });
      return;
    }
    const token = `token-${told.length}-of-a-device`;
    tokens.add(token);
    told.push(body);
    send(response, 200, initialization(token));
  } else if (held === undefined) {
    send(response, 401, { detail: 'Invalid token.' });
  } else if (request.url === '/api/v1/device/roll') {
    tokens.delete(held);
    const token = `${held}-renewed`;
    tokens.add(token);
    send(response, 200, initialization(token));
  } else {
    told.push(body);
    send(response, 200, initialization(held));
  }
}

/** Answers as pretix's documentation says that pretix does, for one organizer with one event. */
export function pretixServer(state: PretixState): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const [, token] = /^Device (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const held = token !== undefined && state.tokens.has(token) ? token : undefined;
    if (url.pathname.startsWith('/api/v1/device/')) void answerDevice(state, request, response, held);
    else if (held === undefined) send(response, 401, { detail: 'Device access has been revoked.' });
    else if (url.pathname === eventPath) send(response, 200, state.event);
    else if (url.pathname === `${eventPath}revokedsecrets/`)
      sendList(state, url, state.revoked, 'created', response);
    else if (url.pathname === `${eventPath}blockedsecrets/`)
      sendList(state, url, state.blocked, 'updated', response);
    else send(response, 403, { detail: 'You do not have permission to perform this action.' });
  };
}
