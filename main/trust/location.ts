import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { isInfraDid } from '../../shared/infra-did.ts';
import { isPairing, parsePairing, type RootDigest } from './repository/pairing.ts';
import { SourceRefused } from './source-refused.ts';

/** Where a source is: a web address, or a file or folder of this machine. `id` is the same for the same place. */
export type Location =
  | { readonly kind: 'url'; readonly url: URL; readonly id: string }
  | { readonly kind: 'path'; readonly path: string; readonly id: string };

/** An issuer whose key is inside its own identifier: there is nothing to read anywhere. */
export interface Identifier {
  readonly kind: 'identifier';
  readonly did: string;
  readonly id: string;
}

/** A repository of The Update Framework, by where its metadata lies. */
export interface Repository {
  readonly kind: 'repository';
  readonly base: Location;
  readonly id: string;
  /** From a pairing code: the root to begin with. */
  readonly root?: RootDigest;
}

/** A published folder that comes on sticks, by whoever published it: no place that can be read. */
export interface Carried {
  readonly kind: 'carried';
  readonly id: string;
}

/** An event of pretix that is asked over its API. */
export interface TicketEventPlace {
  readonly kind: 'pretix';
  readonly event: URL;
  readonly id: string;
  /** What `/api/v1/` is below, without a slash at the end. */
  readonly base: string;
  readonly organizer: string;
}

const repositoryScheme = 'tuf+';
const eventScheme = 'pretix+';
export const carriedScheme = 'stick:';
const scheme = /^[a-z][a-z0-9+.-]+:\/\//i;

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** HTTPS, or HTTP that does not leave the machine. */
export function isAllowed(url: URL): boolean {
  const plain = url.protocol === 'http:' && isLoopback(url.hostname);
  return (plain || url.protocol === 'https:') && url.username === '' && url.password === '';
}

function atUrl(url: URL): Location & { readonly kind: 'url' } {
  const bare = new URL(url);
  bare.hash = '';
  if (!isAllowed(bare)) {
    throw new SourceRefused(
      'not-allowed',
      `${bare.origin === 'null' ? bare.protocol : bare.origin} is not allowed: use an https address without a user name (plain http only on this machine), or a path.`,
    );
  }
  return { kind: 'url', url: bare, id: bare.href };
}

/** A folder is a repository if it holds what the root of a kiosk's trust leads to first. */
function atPath(path: string): Location | Repository {
  const location = { kind: 'path', path, id: path } as const;
  return existsSync(join(path, 'timestamp.json'))
    ? { kind: 'repository', base: location, id: path }
    : location;
}

function repositoryAt(url: string): Repository {
  if (!URL.canParse(url)) throw new SourceRefused('not-allowed', 'This is not a web address.');
  const base = atUrl(new URL(url));
  return { kind: 'repository', base, id: `${repositoryScheme}${base.id}` };
}

function eventAt(text: string): TicketEventPlace {
  const { url } = URL.canParse(text) ? atUrl(new URL(text)) : { url: undefined };
  const [, path, organizer] =
    /^(.*)\/api\/v1\/organizers\/([^/]+)\/events\/[^/]+\/?$/.exec(url?.pathname ?? '') ?? [];
  if (url === undefined || path === undefined || organizer === undefined) {
    throw new SourceRefused(
      'not-allowed',
      'An event of pretix is at https://HOST/api/v1/organizers/ORGANIZER/events/EVENT/.',
    );
  }
  url.search = '';
  url.pathname = url.pathname.replace(/\/?$/, '/');
  return {
    kind: 'pretix',
    event: url,
    id: `${eventScheme}${url.href}`,
    base: `${url.origin}${path}`,
    organizer,
  };
}

function paired(text: string): Repository {
  const { root, at } = parsePairing(text);
  if (at === undefined) {
    throw new SourceRefused(
      'not-allowed',
      'This pairing code names no address: give the folder, and the code with --root.',
    );
  }
  return { ...repositoryAt(at), root };
}

/** @throws {SourceRefused} `not-allowed`, `invalid` */
export function parseLocation(text: string): Location | Identifier | Repository | TicketEventPlace | Carried {
  if (text.startsWith(carriedScheme)) return { kind: 'carried', id: text };
  if (isInfraDid(text)) return { kind: 'identifier', did: text, id: text };
  if (isPairing(text)) return paired(text);
  if (text.startsWith(eventScheme)) return eventAt(text.slice(eventScheme.length));
  if (text.startsWith(repositoryScheme)) return repositoryAt(text.slice(repositoryScheme.length));
  if (!scheme.test(text)) return atPath(resolve(text));
  if (!URL.canParse(text)) throw new SourceRefused('not-allowed', 'This is not a web address.');
  return atUrl(new URL(text));
}

/** The place of a file that lies beside another one; `relative` is a plain relative path with forward slashes. */
export function beside(location: Location, relative: string): Location {
  if (location.kind === 'url') return atUrl(new URL(relative, location.url));
  const path = join(dirname(location.path), relative);
  return { kind: 'path', path, id: path };
}

/** The file of the same name with another extension. */
export function sibling(location: Location, extension: string): Location {
  const path = location.kind === 'url' ? location.url.pathname : location.path;
  return beside(location, basename(path, extname(path)) + extension);
}
