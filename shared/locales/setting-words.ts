import type { Language, Settings } from '../settings.ts';
import type { SettingChanges, SettingDifference, SettingProblem } from '../settings-change.ts';
import { settings } from './desk/settings.ts';

type Word = keyof typeof settings.ko;

/** What staff call each field, and of some what is inside it. */
const names = {
  venue: 'setting.venue',
  gate: 'setting.gate',
  direction: 'setting.direction',
  timeZone: 'setting.timeZone',
  language: 'setting.language',
  languages: 'setting.languages',
  branding: 'setting.branding',
  'branding.name': 'setting.shown',
  'branding.logo': 'setting.logo',
  'branding.accent': 'setting.accent',
  sounds: 'setting.sounds',
  'sounds.on': 'setting.sounds',
  'sounds.speech': 'setting.speech',
  'sounds.volume': 'setting.volume',
  timings: 'setting.timings',
  'timings.admitMs': 'setting.admitMs',
  'timings.refuseMs': 'setting.refuseMs',
  'timings.reviewMs': 'setting.reviewMs',
  policy: 'setting.policy',
  keyboardWedge: 'setting.keyboardWedge',
  serialScanners: 'setting.serialScanners',
  repeatMs: 'setting.repeatMs',
  retentionDays: 'setting.retentionDays',
  deskLockMs: 'setting.deskLockMs',
  issuerEndpoints: 'setting.issuerEndpoints',
  limitOverride: 'setting.limitOverride',
  trustFolders: 'setting.trustFolders',
  staff: 'setting.staff',
} as const satisfies Readonly<Record<keyof Settings, Word>> & Readonly<Record<string, Word>>;

function isNamed(path: string): path is keyof typeof names {
  return Object.hasOwn(names, path);
}

/** What staff call a field that is named as `a.0.b`; what has no name of its own is named by what it is in. */
export function settingName(language: Language, field: string): string {
  const steps = field.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps.slice(0, length).join('.');
    if (!isNamed(path)) continue;
    // Places in a list are counted from one by people.
    const rest = steps.slice(length).map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : step));
    const name = settings[language][names[path]];
    return rest.length === 0 ? name : `${name} (${rest.join(' › ')})`;
  }
  return field;
}

/** A field and what is wrong with it, as a sentence. */
export function problemSentence(language: Language, { field, fault }: SettingProblem): string {
  return `${settingName(language, field)}: ${settings[language][`setting-problem.${fault}`]}`;
}

/** A field before and after, each as staff read it; `undefined` where there was or will be none. */
export interface SettingLine {
  readonly field: string;
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Value = SettingChanges[string];

function isRecord(value: Value | undefined): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Milliseconds as seconds, days as days, a scanner by what tells it from others. */
function valueText(language: Language, field: string, value: Value | undefined): string | undefined {
  const words = settings[language];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return words[value ? 'settings.sounds-on' : 'settings.sounds-off'];
  if (typeof value === 'number') {
    if (field.endsWith('Ms')) return words['settings.seconds'].replace('{count}', String(value / 1_000));
    if (field === 'retentionDays') return language === 'ko' ? `${value}일` : `${value} d`;
    return field.endsWith('volume') ? `${value}%` : String(value);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value.map((one) => valueText(language, field, one) ?? '').join(', ');
  }
  if (isRecord(value)) {
    const { name, path, vendorId, productId } = value;
    return String(name ?? path ?? [vendorId, productId].filter((one) => one !== undefined).join(':'));
  }
  // As much of a digest as tells one picture from another.
  if (field === 'branding.logo') return String(value).slice(0, 8);
  if (field === 'direction') return words[value === 'exit' ? 'settings.exit' : 'settings.entry'];
  if (field.startsWith('language')) {
    return words[value === 'ko' ? 'settings.language-ko' : 'settings.language-en'];
  }
  return String(value);
}

/** A difference as staff read it; one line for each thing that differs inside a field. */
export function settingLines(
  language: Language,
  { field, before, after }: SettingDifference,
): readonly SettingLine[] {
  if (isRecord(before) || isRecord(after)) {
    const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
      .flatMap((key) => settingLines(language, { field: `${field}.${key}`, ...only(was[key], is[key]) }));
  }
  const line = { field, name: settingName(language, field) };
  const [was, is] = [valueText(language, field, before), valueText(language, field, after)];
  // A list of things that read the same, and yet differ: in what is written out then.
  if (was !== is) return [{ ...line, before: was, after: is }];
  return [{ ...line, before: JSON.stringify(before), after: JSON.stringify(after) }];
}

function only(
  before: Value | undefined,
  after: Value | undefined,
): Pick<SettingDifference, 'before' | 'after'> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
