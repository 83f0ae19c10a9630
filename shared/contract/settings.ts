import { z } from 'zod';
import { logoFaults } from '../logo.ts';
import { settingChangesSchema, settingsOutcomeSchema } from '../settings-change.ts';
import { importOutcomeSchema } from '../settings-export.ts';
import { desk } from './errors.ts';
import { reportPlaceSchema } from './outages.ts';

const pluggedInSchema = z.object({
  path: z.string(),
  vendorId: z.string().exactOptional(),
  productId: z.string().exactOptional(),
  serialNumber: z.string().exactOptional(),
  manufacturer: z.string().exactOptional(),
});
/** A serial device that the system sees, whether or not it is a scanner. */
export type PluggedIn = z.infer<typeof pluggedInSchema>;

const fileOnlySchema = z.object({
  /** Absent: the platform's usual ones. */
  trustFolders: z.array(z.string()).exactOptional(),
  issuerEndpoints: z.array(z.object({ name: z.string(), endpoint: z.string() })),
});
/** What only `settings.json` itself can change, as far as managers see it. */
export type FileOnly = z.infer<typeof fileOnlySchema>;

const foundFileSchema = z.object({
  kind: reportPlaceSchema.shape.kind,
  path: z.string(),
  name: z.string(),
  /** Epoch milliseconds, by the clock of whoever wrote it. */
  changedAt: z.number(),
});
/** A file at one of the places where files are saved. */
export type FoundFile = z.infer<typeof foundFileSchema>;

const pathSchema = z.string().max(1_000);

/** How the kiosk is set. Managers only. */
export const settingsContract = {
  /** All but accounts; and the serial devices that are plugged in. */
  settings: desk.output(
    z.object({
      settings: settingChangesSchema,
      fileOnly: fileOnlySchema,
      pluggedIn: z.array(pluggedInSchema),
    }),
  ),
  /** Changes fields, all or none; in force at once. */
  changeSettings: desk.input(z.object({ changes: settingChangesSchema })).output(settingsOutcomeSchema),

  /** Pictures at the places where files are saved. */
  logoFiles: desk.output(z.object({ files: z.array(foundFileSchema) })),
  /** Takes one of them as the venue's logo. */
  chooseLogo: desk
    .input(z.object({ path: pathSchema }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true) }),
        z.object({ ok: z.literal(false), fault: z.enum(logoFaults) }),
      ]),
    ),
  removeLogo: desk,

  /** Where a file of settings can be saved, and what lies there that could be one. */
  settingsFiles: desk.output(
    z.object({ places: z.array(reportPlaceSchema), files: z.array(foundFileSchema) }),
  ),
  /** A file at a place (its path). */
  saveSettings: desk.input(z.object({ place: pathSchema })).output(z.object({ path: z.string() })),
  /** What a file would change, with nothing changed. */
  previewSettings: desk.input(z.object({ path: pathSchema })).output(importOutcomeSchema),
  /** Takes in the file that was looked at, but for some fields; all or none, in force at once. */
  importSettings: desk
    .input(
      z.object({
        path: pathSchema,
        digest: z.string().max(64),
        except: z.array(z.string().max(80)).max(50).readonly(),
      }),
    )
    .output(importOutcomeSchema),
};
