import { z } from 'zod';
import { type Setup, setupSchema } from '../../../shared/settings.ts';

// The content security policy forbids what zod compiles for speed.
z.config({ jitless: true });

/** What was typed on the first run, as it stands in the fields. */
export interface SetupDraft extends Omit<Setup, 'language'> {
  readonly language: Setup['language'];
  readonly pinAgain: string;
}

export type SetupField = 'venue' | 'gate' | 'manager' | 'pin' | 'pinAgain';
export type SetupProblem = 'required' | 'too-long' | 'pin' | 'pin-again';
export type SetupProblems = Readonly<Partial<Record<SetupField, SetupProblem>>>;

export const setupFields: readonly SetupField[] = ['venue', 'gate', 'manager', 'pin', 'pinAgain'];

function problemOf(field: SetupField, code: string): SetupProblem {
  if (field === 'pin') return 'pin';
  return code === 'too_big' ? 'too-long' : 'required';
}

/** Checks a draft as the kiosk will (`shared/settings.ts`), and that the PIN was typed twice the same. */
export function checkSetup(
  draft: SetupDraft,
): { readonly ok: true; readonly setup: Setup } | { readonly ok: false; readonly problems: SetupProblems } {
  const parsed = setupSchema.safeParse(draft);
  const problems: Partial<Record<SetupField, SetupProblem>> = {};
  for (const { path, code } of parsed.error?.issues ?? []) {
    const field = setupFields.find((one) => one === path[0]);
    if (field !== undefined) problems[field] ??= problemOf(field, code);
  }
  if (problems.pin === undefined && draft.pin !== draft.pinAgain) problems.pinAgain = 'pin-again';
  return parsed.success && Object.keys(problems).length === 0
    ? { ok: true, setup: parsed.data }
    : { ok: false, problems };
}
