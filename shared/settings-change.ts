import { z } from 'zod';
import { type Settings, settingsSchema } from './settings.ts';

/**
 * Fields of the settings that no page of settings, file or signed delivery may touch: who may do what, whose word is
 * taken without anybody's asking, and to whom codes and secrets of the profile are shown.
 */
export const reservedFields = ['staff', 'limitOverride', 'trustFolders', 'issuerEndpoints'] as const;

/** What can be changed: at the desk, by a file, by a signed delivery. */
export type SettingField = Exclude<keyof Settings, (typeof reservedFields)[number]>;
export const settingFields = Object.keys(settingsSchema.shape).filter(
  (key): key is SettingField => !reservedFields.some((one) => one === key),
);

/** Fields as they are to be, `null` for one that is to be absent; others stay. Checked as a whole before anything changes. */
export const settingChangesSchema = z.record(z.string().max(80), z.json());
export type SettingChanges = z.infer<typeof settingChangesSchema>;

export const settingFaults = [
  'required',
  'too-long',
  'too-few',
  'too-many',
  'out-of-range',
  'choice',
  'time-zone',
  'colour',
  'contrast',
  'language-not-offered',
  'scanner-not-named',
  'logo-missing',
  'logo-unusable',
  'usb-id',
  'policy-missing',
  'reserved',
  'unknown',
  'wrong',
] as const;
export type SettingFault = (typeof settingFaults)[number];

/** What is wrong with a field, named as `a.0.b`. */
export const settingProblemSchema = z.object({ field: z.string(), fault: z.enum(settingFaults) });
export type SettingProblem = z.infer<typeof settingProblemSchema>;

/** One field before and after; absent where there was or will be none. */
export const settingDifferenceSchema = z.object({
  field: z.string(),
  before: z.json().exactOptional(),
  after: z.json().exactOptional(),
});
export type SettingDifference = z.infer<typeof settingDifferenceSchema>;

/** What a change comes to: every difference, or every problem. */
export const settingsOutcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), differences: z.array(settingDifferenceSchema).readonly() }),
  z.object({ ok: z.literal(false), problems: z.array(settingProblemSchema).readonly() }),
]);
export type SettingsOutcome = z.infer<typeof settingsOutcomeSchema>;

type Issue = z.core.$ZodIssue;

/** Refinements have words of their own; where they stand says which it is. */
function customFault({ path }: Issue): SettingFault {
  const [field, place] = path;
  if (field === 'timeZone') return 'time-zone';
  if (field === 'languages') return 'language-not-offered';
  if (field === 'branding') return 'contrast';
  return field === 'serialScanners' && typeof place === 'number' ? 'scanner-not-named' : 'wrong';
}

function sizeFault(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): SettingFault {
  const small = issue.code === 'too_small';
  if (issue.origin === 'string') return small ? 'required' : 'too-long';
  if (issue.origin === 'array') return small ? 'too-few' : 'too-many';
  return 'out-of-range';
}

function faultOf(issue: Issue): SettingFault {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return sizeFault(issue);
    case 'invalid_value':
      return 'choice';
    case 'invalid_format':
      if (issue.path.at(-1) === 'accent') return 'colour';
      return /Id$/.test(String(issue.path.at(-1))) ? 'usb-id' : 'wrong';
    case 'custom':
      return customFault(issue);
    default:
      return issue.input === undefined && issue.code === 'invalid_type' ? 'required' : 'wrong';
  }
}

function problemsOf(issues: readonly Issue[]): readonly SettingProblem[] {
  return issues.flatMap((issue): readonly SettingProblem[] => {
    const name = (path: readonly PropertyKey[]) => path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field: name(issue.path), fault: faultOf(issue) }];
    return issue.keys.map((key) => ({ field: name([...issue.path, key]), fault: 'unknown' }));
  });
}

function differencesOf(before: Settings, after: Settings): readonly SettingDifference[] {
  const same = (field: SettingField) => JSON.stringify(before[field]) === JSON.stringify(after[field]);
  return settingFields
    .filter((field) => !same(field))
    .map((field) => {
      const [was, is] = [before[field], after[field]];
      return {
        field,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      };
    });
}

/**
 * What settings become by some changes: checked as a whole, by the schema that reads the file.
 *
 * @param knowsPolicy whether a policy of this name can be put in force
 */
export function withChanges(
  before: Settings,
  changes: SettingChanges,
  knowsPolicy: (name: string) => boolean,
): { readonly settings?: Settings; readonly outcome: SettingsOutcome } {
  const foreign = Object.keys(changes).filter((key) => !settingFields.some((field) => field === key));
  const merged = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null);
  const parsed = settingsSchema.safeParse(Object.fromEntries(merged));
  const problems: SettingProblem[] = foreign.map((field) => ({
    field,
    fault: reservedFields.some((one) => one === field) ? 'reserved' : 'unknown',
  }));
  if (!parsed.success) {
    const own = problemsOf(parsed.error.issues);
    problems.push(...own.filter(({ field }) => !foreign.includes(field.split('.')[0] ?? '')));
  } else if (parsed.data.policy !== before.policy && !knowsPolicy(parsed.data.policy)) {
    problems.push({ field: 'policy', fault: 'policy-missing' });
  }
  if (!parsed.success || problems.length > 0) return { outcome: { ok: false, problems } };
  return { settings: parsed.data, outcome: { ok: true, differences: differencesOf(before, parsed.data) } };
}
