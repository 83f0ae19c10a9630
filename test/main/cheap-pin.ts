import { randomBytes, scryptSync } from 'node:crypto';
import type { PinHash } from '../../shared/settings.ts';

/** A PIN as it lies in the settings, at a cost that is for tests. */
export function cheapPin(pin: string): PinHash {
  const cost = { N: 1_024, r: 8, p: 1 };
  const salt = randomBytes(16);
  const hash = scryptSync(pin, salt, 32, cost);
  return {
    algorithm: 'scrypt',
    ...cost,
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
  };
}
