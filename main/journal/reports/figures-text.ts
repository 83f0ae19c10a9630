import type { DoorReport } from '../../../shared/report.ts';
import { type ReportCsvPlace, reportCsv } from './report-csv.ts';

/** The figures as the text of a file: tables for spreadsheets, or one JSON object with where they are of. */
export function figuresText(report: DoorReport, place: ReportCsvPlace, file: 'csv' | 'json'): string {
  if (file === 'csv') return reportCsv(report, place);
  const { language: _, ...where } = place;
  return `${JSON.stringify({ ...where, ...report }, undefined, 2)}\n`;
}
