import { z } from 'zod';
import type { EpochMs } from '../../shared/clock.ts';

/** Seconds since 1970, maybe with a fraction (RFC 7519, 2), up to the last day that a Date can be. */
export const numericDateSchema = z.number().min(0).max(8_640_000_000_000);

export function toEpochMs(seconds: number): EpochMs {
  return Math.round(seconds * 1000);
}
