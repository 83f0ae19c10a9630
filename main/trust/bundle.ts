import type { EpochMs } from '../../shared/clock.ts';
import type { FleetSettings } from '../../shared/fleet-settings.ts';
import type { Policy } from '../../shared/policy.ts';
import type { CardRevocationList } from './card-revocation-list.ts';
import type { CertificateList } from './certificate-list.ts';
import type { HashBatch } from './hash-list.ts';
import type { TrustedKey } from './key-set.ts';
import type { RevocationList } from './revocation-list.ts';
import type { SourceDocument } from './source-document.ts';
import type { SourceRefused } from './source-refused.ts';
import type { StatusList } from './status-list.ts';
import type { TicketList } from './ticket-event.ts';

/** What sources are. A `directory` speaks for many issuers, and so does a `repository`; `certificates` may be of several. */
export type SourceKind =
  | 'published-folder'
  | 'key-set'
  | 'did-document'
  | 'certificates'
  | 'directory'
  | 'status-list'
  | 'card-list'
  | 'hash-list'
  | 'credential-list'
  | 'identifier'
  | 'ticket-event'
  | 'certificate-list'
  | 'repository'
  | 'revocation-list';

/** Keys as a source gave them. `signed` says by whom and when, if the source is signed. */
export interface GatheredKeys {
  readonly keys: readonly TrustedKey[];
  readonly asOf: EpochMs;
  readonly signed?: { readonly by: TrustedKey; readonly at: EpochMs };
}

/** What a source gave of one issuer. */
export interface IssuerPart {
  readonly issuer: string;
  readonly name?: string;
  /** The only formats that the keys are for. Absent: any format that names its issuer itself. */
  readonly formats?: readonly string[];
  /** ISO 3166-1 alpha-2, if the issuer is a country's: the hash lists of that country are about its passes. */
  readonly country?: string;
  readonly keys?: GatheredKeys;
  readonly lists: readonly { readonly list: StatusList; readonly asOf: EpochMs }[];
  readonly cardLists: readonly { readonly list: CardRevocationList; readonly asOf: EpochMs }[];
  /** Credentials that the issuer withdrew, by their identifiers: all of them. */
  readonly withdrawn?: { readonly credentials: readonly string[]; readonly asOf: EpochMs };
  /** Tickets that the issuer, an event, revoked or blocked: all of them. */
  readonly tickets?: TicketList & { readonly asOf: EpochMs };
  /** Certificates that the issuer, a state's authority, revoked. */
  readonly certificateList?: { readonly list: CertificateList; readonly asOf: EpochMs };
  /** A large list of revoked entries, which are staged already, in a file of this name. */
  readonly entryList?: { readonly list: RevocationList; readonly file: string; readonly asOf: EpochMs };
}

/** Everything that one source gave, read and verified, ready to be installed in one transaction. */
export interface Bundle {
  readonly kind: SourceKind;
  readonly parts: readonly IssuerPart[];
  /** A directory that is signed as a whole: the thumbprint of the key, and the instant that it signed for. */
  readonly signed?: { readonly by: string; readonly at: EpochMs };
  /** Revoked hashes, which belong to countries. */
  readonly hashes?: { readonly batches: readonly HashBatch[]; readonly asOf: EpochMs };
  /** What the venue asks for, from a repository. */
  readonly policies?: readonly Policy[];
  /** What every kiosk is to be set to, from a repository. */
  readonly settings?: FleetSettings;
  /** Of a repository: how often it was published. */
  readonly publication?: number;
  /** What was read, to ask the server later whether it changed. */
  readonly documents: readonly SourceDocument[];
  /** Keys that were passed over, and why. */
  readonly skipped: readonly string[];
  /** Parts that could not be read. The others are installed all the same. */
  readonly problems: readonly SourceRefused[];
}
