import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { z } from 'zod';
import { toIso } from '../../../shared/clock.ts';
import { signingKeyFile } from '../../journal/kiosk-keys.ts';
import { textLines } from '../../journal/text-lines.ts';
import type { Verification } from '../../journal/verification.ts';
import { keysIn, verifyExport } from '../../journal/verify-export.ts';
import { CommandFailed, print, profileOf, say } from '../command.ts';
import { withJournal } from './open-profile-journal.ts';

export interface VerifyOptions {
  readonly profile?: string;
  readonly key?: string;
}

const keySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
const keySetSchema = z.object({ keys: z.array(keySchema).min(1) });

/** Under its own thumbprint, as the kiosk names it: a `kid` that somebody else gave it decides nothing. */
async function named(key: JWK): Promise<JWK> {
  return { ...key, kid: await calculateJwkThumbprint(key) };
}

/** A JWK, a JWK Set, or one JWK a line, as `munjigi journal key` prints them. */
function readKeys(path: string): readonly JWK[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new CommandFailed(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    const whole = z.union([keySetSchema, keySchema]).safeParse(parseJson(text));
    if (whole.success) return 'keys' in whole.data ? whole.data.keys : [whole.data];
    return text.split('\n').map((line) => keySchema.parse(JSON.parse(line)));
  } catch (error) {
    throw new CommandFailed(
      `${path} holds no public key of a kiosk. Print it at the kiosk with: munjigi journal key`,
      { cause: error },
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function profileKeys(profile: string): Promise<readonly JWK[]> {
  let keys: readonly JWK[] = [];
  await withJournal(profile, ({ journal }) => {
    keys = journal.publicKeys();
  });
  return keys;
}

async function keysFor(
  file: string,
  options: VerifyOptions,
): Promise<{ readonly keys: readonly JWK[]; readonly from: 'given' | 'profile' | 'file' }> {
  if (options.key !== undefined) return { keys: readKeys(options.key), from: 'given' };
  const profile = profileOf(options);
  // No profile is made for an inspector, who has no kiosk.
  if (existsSync(join(profile, signingKeyFile))) return { keys: await profileKeys(profile), from: 'profile' };
  return { keys: await keysIn(textLines(file)), from: 'file' };
}

async function verifyFile(file: string, options: VerifyOptions): Promise<Verification> {
  const { keys, from } = await keysFor(file, options);
  const result = await verifyExport(textLines(file), await Promise.all(keys.map(named)));
  if (from === 'profile' && !result.ok && result.problems.some((one) => one.includes('another key'))) {
    say('The key is that of the kiosk on this machine. An export of another kiosk needs its key: --key FILE');
  }
  if (from === 'file' && result.ok) {
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
