import { deflateRawSync, inflateRawSync, inflateSync } from 'node:zlib';
import { decode as decodeBase45 } from 'base45';
import { codeOf } from './hcert/certificate-codes.ts';
import { digitsOf } from './signed-codes.ts';

/** The way into a code whose content is compressed, and back: what was spoilt outside is not read as far as that. */
export interface Inside {
  readonly open: (code: string) => Uint8Array;
  /** Packs other content as the code has it. */
  readonly close: (bytes: Uint8Array, code: string) => string;
}

const prefix = /^(?:HC1:|shc:\/)/;

function jwsOf(code: string): string {
  const digits = code.replace(prefix, '');
  if (!/^\d+$/.test(digits)) return code;
  return digits.replaceAll(/\d\d/g, (pair) => String.fromCharCode(Number(pair) + 45));
}

/** By the format's id. A new format whose codes are compressed is a line here. */
export const insides: Readonly<Record<string, Inside>> = {
  hcert: {
    open: (code) => inflateSync(decodeBase45(code.replace(prefix, ''))),
    close: (bytes) => codeOf(bytes),
  },
  shc: {
    open: (code) => inflateRawSync(Buffer.from(jwsOf(code).split('.')[1] ?? '', 'base64url')),
    close: (bytes, code) => {
      const [header, , signature] = jwsOf(code).split('.');
      return `shc:/${digitsOf([header, deflateRawSync(bytes).toString('base64url'), signature].join('.'))}`;
    },
  },
};
