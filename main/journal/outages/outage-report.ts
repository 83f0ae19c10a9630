import { z } from 'zod';
import { doorFiguresSchema, outageSchema } from '../../../shared/outage.ts';
import { languages } from '../../../shared/settings.ts';

const durationSchema = z.object({ count: z.int(), ms: z.int() });

/** What a report on outages says, as the kiosk signs it. Instants are ISO 8601 in UTC. */
export const outageReportSchema = z.object({
  at: z.string(),
  /** What was asked for; outages that reach over an end of it are in it as a whole. */
  from: z.string(),
  until: z.string(),
  venue: z.string(),
  gate: z.string(),
  /** IANA name of the zone that the page tells the time in. */
  timeZone: z.string(),
  language: z.enum(languages),
  version: z.string(),
  /** RFC 7638 thumbprint of the key that signs the journal and this. */
  key: z.string(),
  /** The journal's last row when this was made, and the kiosk's mark on it. */
  head: z.object({ seq: z.int(), hash: z.string() }),
  checkpoint: z.string().optional(),
  outages: z.array(outageSchema),
  totals: z.object({
    network: durationSchema,
    kioskOff: durationSchema,
    /** Of the outages of the network. */
    figures: doorFiguresSchema,
  }),
  /** The page beside this; SHA-256 in base64url. */
  page: z.object({ name: z.string(), sha256: z.string() }),
});
export type OutageReport = z.infer<typeof outageReportSchema>;
/** Everything that the page shows. */
export type OutageFigures = Omit<OutageReport, 'page'>;
