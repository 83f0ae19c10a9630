import type { RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import type { SourceKind } from '../../../../main/trust/bundle.ts';
import type { ImportOptions } from '../../../../main/trust/import-report.ts';
import type { TrustStore } from '../../../../main/trust/trust-store.ts';
import type { EpochMs } from '../../../../shared/clock.ts';

/** What a place holds: paths below it, and their bytes. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Counts {
  readonly keys: number;
  readonly entries: number;
}

/** A source as its publisher has it. */
export interface PublishedSource {
  /** What is taken in, below the place. Empty: the place itself. */
  readonly entry: string;
  /** How its address begins. */
  readonly prefix?: string;
  readonly options?: ImportOptions;
  /** What must be held first: the keys of the issuer that signs it. */
  readonly prepare?: (store: TrustStore, profile: string) => Promise<void>;
  /** How its server answers, if it is more than a place of files. */
  readonly serve?: (files: Files) => RequestListener;
  /** The nth delivery, of this instant. Each revokes more than the one before, or has more keys. */
  readonly publish: (edition: number, at: EpochMs) => Promise<Files>;
  readonly counts: (edition: number) => Counts;
  /** Of what it brings. */
  readonly age: (store: TrustStore) => EpochMs | undefined;
  /** `server`: as current as the server's answer. `itself`: as old as it says, wherever it comes from. */
  readonly datedBy: 'server' | 'itself';
  /** Whether a copy on a stick says how old it is. Else it is as old as its import. */
  readonly datesCopies: boolean;
  /** Whether an older delivery is known to be older. */
  readonly isOrdered: boolean;
  /** Whether its server is asked with ETag and date. */
  readonly isConditional: boolean;
  /** The second delivery, signed by somebody else. Absent: nobody signs it. */
  readonly forge?: (at: EpochMs) => Promise<Files>;
}

/** One kind of source, which the contract is held over. */
export interface ContractCase {
  readonly name: string;
  readonly kind: SourceKind;
  /** @param base address of the place, without a slash at the end */
  readonly open: (context: TestContext, base: string) => Promise<PublishedSource>;
}

/** Texts and bytes as files. */
export function filesOf(content: Readonly<Record<string, string | Buffer>>): Files {
  return new Map(Object.entries(content).map(([path, bytes]) => [path, Buffer.from(bytes)]));
}
