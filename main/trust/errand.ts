import type { EpochMs } from '../../shared/clock.ts';
import type { SourceStatus } from '../../shared/contract/trust.ts';
import type { ImportOptions, ImportReport, RestoreReport, Which } from './import-report.ts';

/** What a thread of its own does for the kiosk. */
export type Errand =
  | { readonly type: 'refresh'; readonly which: Which }
  | { readonly type: 'restore'; readonly location: string; readonly generation: number | undefined }
  | {
      readonly type: 'import';
      readonly location: string;
      readonly options: Pick<ImportOptions, 'issuer' | 'name' | 'replace' | 'root' | 'strangers' | 'carried'>;
    };

export interface ErrandResults {
  readonly refresh: readonly SourceStatus[];
  readonly import: ImportReport;
  readonly restore: RestoreReport;
}

/** What the thread is started with. */
export interface ErrandOrder {
  readonly profile: string;
  readonly errand: Errand;
  /**
   * The kiosk's clock as the errand began: it is the thread's clock until it is done, so that what comes in on the
   * way is taken for a little older than it is and never for younger.
   */
  readonly now: EpochMs;
  readonly timeoutMs: number | undefined;
  /** A device hangs: sources on this machine are not read. */
  readonly leaveFiles: boolean;
  /** It is to find what a machine without network finds. */
  readonly offline: boolean;
}
