import type { DoorReport, RetentionReport } from '../../../shared/report.ts';
import type { Handle } from '../../store/open-database.ts';
import type { VerificationKeys } from '../statement.ts';
import { doorReport, type ReportSources, type ReportWanted } from './door-report.ts';
import { DoorRows } from './door-rows.ts';
import { RetentionOutlook } from './retention-outlook.ts';
import { Turns } from './turns.ts';

/** The journal in numbers. Only reads, and in small steps. */
export class JournalReports {
  readonly #sources: ReportSources;
  readonly #retention: RetentionOutlook;

  constructor(database: Handle) {
    this.#sources = { rows: new DoorRows(database), turns: new Turns(database) };
    this.#retention = new RetentionOutlook(database);
  }

  door(wanted: ReportWanted): Promise<DoorReport> {
    return doorReport(this.#sources, wanted);
  }

  retention(keptDays: number, keys: VerificationKeys): Promise<RetentionReport> {
    return this.#retention.report(keptDays, keys);
  }
}
