import { existsSync } from 'node:fs';
import { calculateJwkThumbprint } from 'jose';
import { toIso } from '../../../shared/clock.ts';
import { textLines } from '../../journal/text-lines.ts';
import type { Verification } from '../../journal/verification.ts';
import { keysIn, verifyExport } from '../../journal/verify-export.ts';
import { CommandFailed, print, profileOf, say } from '../command.ts';
import { withJournal } from './open-profile-journal.ts';
import { findKeys, named } from './public-keys.ts';

export interface VerifyOptions {
  readonly profile?: string;
  readonly key?: string;
}

async function verifyFile(file: string, options: VerifyOptions): Promise<Verification> {
  const found = await findKeys(options);
  const keys = found?.keys ?? (await Promise.all((await keysIn(textLines(file))).map(named)));
  const result = await verifyExport(textLines(file), keys);
  if (found?.from === 'profile' && !result.ok && result.problems.some((one) => one.includes('another key'))) {
    say('The key is that of the kiosk on this machine. An export of another kiosk needs its key: --key FILE');
  }
  if (found === undefined && result.ok) {
    for (const key of keys) say(`Key in the file: ${await calculateJwkThumbprint(key)}`);
    say('The key comes out of the file itself: whoever forged the one would have forged the other.');
    say('Compare it with what "munjigi journal key" prints at the kiosk, or give that with --key FILE.');
  }
  return result;
}

function summaryOf(result: Extract<Verification, { ok: true }>): string {
  const { rows, first, last, destroyed, signedUpTo } = result;
  const extent = rows === 0 ? 'no row' : `${rows} ${rows === 1 ? 'row' : 'rows'}, ${first} to ${last}`;
  const before =
    destroyed === undefined
      ? ''
      : `; rows up to ${destroyed.upTo} were destroyed at ${toIso(destroyed.at)}, as signed`;
  const signed = rows === 0 || signedUpTo === last ? '' : `; signed up to row ${signedUpTo ?? 'none'}`;
  return `The chain holds: ${extent}${before}${signed}.`;
}

/** `munjigi journal verify`: the profile's own journal, or an export. Ends well only if the chain holds. */
export async function verifyJournalCommand(file: string | undefined, options: VerifyOptions): Promise<void> {
  let result: Verification | undefined;
  if (file === undefined) {
    if (options.key !== undefined)
      throw new CommandFailed('--key goes with a FILE; a kiosk knows its own key.');
    await withJournal(profileOf(options), async ({ journal }) => {
      result = await journal.verify();
    });
  } else {
    if (!existsSync(file)) throw new CommandFailed(`There is no file ${file}.`);
    result = await verifyFile(file, options);
  }
  if (result?.ok === true) print(summaryOf(result));
  else throw new CommandFailed(`The chain does not hold.\n${(result?.problems ?? []).join('\n')}`);
}
