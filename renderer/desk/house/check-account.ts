import { pinSchema, staffSchema } from '../../../shared/settings.ts';

/** The lines that somebody types about an account; the PINs are never shown. */
export type AccountLine = 'name' | 'current' | 'pin' | 'pinAgain';
export type AccountLines = Readonly<Partial<Record<AccountLine, string>>>;

export type AccountProblem = 'no-name' | 'no-pin' | 'pins-differ';

/** What is wrong with what was typed, if anything. `pin`: whether there has to be one, or an empty one changes nothing. */
export function checkAccount(lines: AccountLines, pin: 'needed' | 'optional'): AccountProblem | undefined {
  const { name, pin: typed = '', pinAgain = '' } = lines;
  if (name !== undefined && !staffSchema.shape.name.safeParse(name).success) return 'no-name';
  if (pin === 'optional' && typed === '' && pinAgain === '') return undefined;
  if (!pinSchema.safeParse(typed).success) return 'no-pin';
  return typed === pinAgain ? undefined : 'pins-differ';
}
