import type { EpochMs } from '../../shared/clock.ts';
import type { CardRevocationList } from './card-revocation-list.ts';
import type { TrustedKey } from './key-set.ts';
import type { SourceDocument } from './source-document.ts';
import type { SourceRefused } from './source-refused.ts';
import type { StatusList } from './status-list.ts';

export type SourceKind = 'published-folder' | 'key-set' | 'status-list' | 'card-list' | 'directory';

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
  readonly keys?: GatheredKeys;
  readonly lists: readonly { readonly list: StatusList; readonly asOf: EpochMs }[];
  readonly cardLists: readonly { readonly list: CardRevocationList; readonly asOf: EpochMs }[];
}

/** Everything that one source gave, read and verified, ready to be installed in one transaction. */
export interface Bundle {
  readonly kind: SourceKind;
  /** One issuer; a `directory` speaks for many. */
  readonly parts: readonly IssuerPart[];
  /** What was read, to ask the server later whether it changed. */
  readonly documents: readonly SourceDocument[];
  /** Keys that were passed over, and why. */
  readonly skipped: readonly string[];
  /** Parts that could not be read. The others are installed all the same. */
  readonly problems: readonly SourceRefused[];
}
