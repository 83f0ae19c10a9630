import { z } from 'zod';
import type { Settings } from './settings.ts';
import {
  reservedFields,
  type SettingChanges,
  settingChangesSchema,
  settingDifferenceSchema,
  settingFields,
  settingProblemSchema,
} from './settings-change.ts';

/** Settings as one file that another kiosk can take in: without accounts, PINs and whatever else is reserved. */
export const settingsExportSchema = z
  .object({
    munjigi: z.literal('settings'),
    version: z.literal(1),
    settings: settingChangesSchema,
    /** The picture that the branding names, if it does. */
    logo: z.base64().exactOptional(),
  })
  .strict();
export type SettingsExport = z.infer<typeof settingsExportSchema>;

/** @param logo the picture that the branding names, as base64 */
export function exportOf(settings: Settings, logo?: string): SettingsExport {
  const fields = settingFields.flatMap((field) => {
    const value = settings[field];
    return value === undefined ? [] : [[field, value]];
  });
  return {
    munjigi: 'settings',
    version: 1,
    settings: Object.fromEntries(fields),
    ...(logo === undefined ? {} : { logo }),
  };
}

/** What a file asks for, and the fields of it that stay as they are here, whatever it says. */
export function importable(settings: SettingChanges): {
  readonly changes: SettingChanges;
  readonly leftAlone: readonly string[];
} {
  const isReserved = (field: string) => reservedFields.some((one) => one === field);
  return {
    changes: Object.fromEntries(Object.entries(settings).filter(([field]) => !isReserved(field))),
    leftAlone: Object.keys(settings).filter(isReserved),
  };
}

/** Why a file holds no settings that can be taken in. */
export const importFaults = ['gone', 'too-large', 'not-settings', 'newer', 'changed'] as const;
export type ImportFault = (typeof importFaults)[number];

/** What a file of settings would do here, or did. */
export const importOutcomeSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('fits'),
    differences: z.array(settingDifferenceSchema).readonly(),
    leftAlone: z.array(z.string()).readonly(),
    /** SHA-256 of the file, so that what is taken in is what somebody looked at. */
    digest: z.string(),
  }),
  z.object({ type: z.literal('wrong'), problems: z.array(settingProblemSchema).readonly() }),
  z.object({ type: z.literal('unusable'), fault: z.enum(importFaults) }),
]);
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;
