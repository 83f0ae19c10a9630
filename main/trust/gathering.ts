import type { EpochMs } from '../../shared/clock.ts';
import type { HeldTrust } from './held-trust.ts';
import type { Location } from './location.ts';
import { type SourceDocument, textOf } from './source-document.ts';
import { SourceRefused } from './source-refused.ts';
import type { AnnouncedEntries } from './stage-entries.ts';

/** What the gathering of one source needs. */
export interface Gathering {
  /** Whose it is: as staff said, or as the source was taken before. */
  readonly issuer?: string | undefined;
  /** What to call the issuer, if the source does not say it itself. */
  readonly name?: string | undefined;
  /** Staff trust what it says now, whatever was held. */
  readonly replace: boolean;
  readonly now: EpochMs;
  readonly held: Pick<HeldTrust, 'keysOf' | 'issuersOf'>;
  readonly read: (location: Location) => Promise<SourceDocument>;
  /** Takes in a file of entries piece by piece. @returns its name, once all of it lies there and is what was announced */
  readonly stage: (location: Location, announced: AnnouncedEntries) => Promise<string>;
}

/** The issuer whose well-known place this is (RFC 8615), if it is one: `<issuer>/.well-known/…`. */
export function issuerByWellKnown({ location }: SourceDocument): string | undefined {
  if (location.kind !== 'url') return undefined;
  const found = /^(.+)\/\.well-known\/(jwks\.json|crl\/[^/]+\.json)$/.exec(location.url.href);
  return found?.[1];
}

export interface Parts<Part> {
  readonly found: readonly Part[];
  readonly problems: readonly SourceRefused[];
}

/** Waits for the parts of a source. One that is refused does not hold up the others; a fault of ours does. */
export async function gatherParts<Part>(parts: readonly Promise<Part>[]): Promise<Parts<Part>> {
  const settled = await Promise.allSettled(parts);
  const fault = settled.find((part) => part.status === 'rejected' && !(part.reason instanceof SourceRefused));
  if (fault?.status === 'rejected') throw fault.reason;
  return {
    found: settled.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : [])),
    problems: settled.flatMap((part) => (part.status === 'rejected' ? [part.reason as SourceRefused] : [])),
  };
}

/** @throws {SourceRefused} `unrecognised` */
export function parseJson(document: SourceDocument): unknown {
  return parseJsonText(textOf(document), document);
}

/** @throws {SourceRefused} `unrecognised` */
export function parseJsonText(text: string, { location }: SourceDocument): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SourceRefused('unrecognised', `${location.id} is not valid JSON.`, { cause: error });
  }
}

/** A directory says itself whose keys it lists. @throws {SourceRefused} `mismatch` if staff named one issuer for it */
export function refuseIssuer({ issuer }: Pick<Gathering, 'issuer'>): void {
  if (issuer === undefined) return;
  throw new SourceRefused('mismatch', 'This is a list of many issuers, not of one: leave out --issuer.');
}
