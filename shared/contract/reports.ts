import { z } from 'zod';
import { doorReportSchema, retentionSchema } from '../report.ts';
import { languages } from '../settings.ts';
import { desk } from './errors.ts';
import { reportPlaceSchema } from './outages.ts';

/** `csv`: the figures for a spreadsheet; `json`: the same for programs; `journal`: the signed rows themselves. */
export const reportFiles = ['csv', 'json', 'journal'] as const;
export type ReportFile = (typeof reportFiles)[number];

/** Days of the venue, by its calendar, the last one included. */
const daysSchema = z.object({ from: z.iso.date(), until: z.iso.date() });

/** The door in numbers. */
export const reportsContract = {
  doorReport: desk.input(daysSchema).output(doorReportSchema),
  /** What retention will destroy and has destroyed, and where files can be saved. */
  retention: desk.output(retentionSchema.extend({ places: z.array(reportPlaceSchema) })),
  /** Supervisors and managers: a file at a place (its path). `rows`: of the journal, how many hold. */
  saveDays: desk
    .input(
      z.object({
        days: daysSchema,
        file: z.enum(reportFiles),
        language: z.enum(languages),
        place: z.string().max(1_000),
      }),
    )
    .output(z.object({ path: z.string(), rows: z.int().optional() })),
};
