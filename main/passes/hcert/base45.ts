/// <reference path="./base45-module.d.ts" />
import { decode, encode } from 'base45';

/**
 * Base45 (RFC 9285), strictly. The library takes letters of no alphabet, overflows and a lone character for something:
 * codes with rubbish behind them were valid in Italy, Switzerland and Germany that way. Only the one spelling of the
 * bytes is taken here.
 */
export function decodeBase45(text: string): Buffer | undefined {
  const bytes = decode(text);
  return encode(bytes) === text ? bytes : undefined;
}
