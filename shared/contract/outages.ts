import { z } from 'zod';
import { outageSchema } from '../outage.ts';
import { languages } from '../settings.ts';
import { desk } from './errors.ts';

export const reportPlaceSchema = z.object({
  /** `stick`: a drive that somebody can take away; `kiosk`: a folder of this machine. */
  kind: z.enum(['stick', 'kiosk']),
  path: z.string(),
});
export type ReportPlace = z.infer<typeof reportPlaceSchema>;

/** Outages and the report on them. */
export const outagesContract = {
  /** Outages that reach into the time since `since` (epoch milliseconds), newest first, and where a report can go. */
  outages: desk
    .input(z.object({ since: z.number() }))
    .output(z.object({ outages: z.array(outageSchema), places: z.array(reportPlaceSchema) })),
  /** Supervisors and managers: a signed report on them, saved at a place (its path). Answers with the files. */
  saveReport: desk
    .input(z.object({ since: z.number(), language: z.enum(languages), place: z.string().max(1_000) }))
    .output(z.object({ page: z.string(), signature: z.string() })),
};
