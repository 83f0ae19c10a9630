import { z } from 'zod';
import { settingChangesSchema, settingsOutcomeSchema } from '../settings-change.ts';
import { desk } from './errors.ts';

const pluggedInSchema = z.object({
  path: z.string(),
  vendorId: z.string().exactOptional(),
  productId: z.string().exactOptional(),
  serialNumber: z.string().exactOptional(),
  manufacturer: z.string().exactOptional(),
});
/** A serial device that the system sees, whether or not it is a scanner. */
export type PluggedIn = z.infer<typeof pluggedInSchema>;

/** How the kiosk is set. Managers only. */
export const settingsContract = {
  /** All but accounts; and the serial devices that are plugged in. */
  settings: desk.output(z.object({ settings: settingChangesSchema, pluggedIn: z.array(pluggedInSchema) })),
  /** Changes fields, all or none; in force at once. */
  changeSettings: desk.input(z.object({ changes: settingChangesSchema })).output(settingsOutcomeSchema),
};
