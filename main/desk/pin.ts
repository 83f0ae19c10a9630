import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PinHash } from '../../shared/settings.ts';
import { pinCost } from './pin-cost.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

const length = 32;

function deriveWith(pin: string, salt: Buffer, { N, r, p }: typeof pinCost): Promise<Buffer> {
  return derive(pin, salt, length, { N, r, p, maxmem: 256 * N * r });
}

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16);
  const hash = await deriveWith(pin, salt, pinCost);
  return {
    algorithm: 'scrypt',
    ...pinCost,
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
  };
}

export async function pinMatches(pin: string, held: PinHash): Promise<boolean> {
  const expected = Buffer.from(held.hash, 'base64url');
  const actual = await deriveWith(pin, Buffer.from(held.salt, 'base64url'), held);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
