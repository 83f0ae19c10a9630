import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { z } from 'zod';
import { signingKeyFile } from '../../journal/kiosk-keys.ts';
import { CommandFailed, profileOf } from '../command.ts';
import { withJournal } from './open-profile-journal.ts';

const keySchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
const keySetSchema = z.object({ keys: z.array(keySchema).min(1) });

/** Under its own thumbprint, as the kiosk names it: a `kid` that somebody else gave it decides nothing. */
export async function named(key: JWK): Promise<JWK> {
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

export interface FoundKeys {
  /** Each under its own thumbprint. */
  readonly keys: readonly JWK[];
  readonly from: 'given' | 'profile';
}

/** The public keys of the kiosk: those of `--key FILE`, else those of the profile, if there is one. */
export async function findKeys(options: {
  readonly key?: string;
  readonly profile?: string;
}): Promise<FoundKeys | undefined> {
  if (options.key !== undefined)
    return { keys: await Promise.all(readKeys(options.key).map(named)), from: 'given' };
  const profile = profileOf(options);
  // No profile is made for an inspector, who has no kiosk.
  if (!existsSync(join(profile, signingKeyFile))) return undefined;
  return { keys: await Promise.all((await profileKeys(profile)).map(named)), from: 'profile' };
}
