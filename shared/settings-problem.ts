import { z } from 'zod';

/** What can be wrong with `settings.json` as a whole. */
export const settingsFaults = [
  'missing',
  'unreadable',
  'too-large',
  'not-json',
  'invalid',
  'unknown-fields',
] as const;
export type SettingsFault = (typeof settingsFaults)[number];

/** `settings.json` cannot be used as it is, and what the kiosk goes by meanwhile. */
export const settingsProblemSchema = z.object({
  fault: z.enum(settingsFaults),
  /** The fields that are wrong (`invalid`) or that this version does not know (`unknown-fields`), as `a.0.b`. */
  fields: z.array(z.string()).readonly(),
  /** `file`: what it says otherwise; `last-good`: the copy of the last that could be used; `nothing`: there is none. */
  goesBy: z.enum(['file', 'last-good', 'nothing']),
});
export type SettingsProblem = z.infer<typeof settingsProblemSchema>;
