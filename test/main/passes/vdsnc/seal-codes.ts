import canonicalize from 'canonicalize';
import type { Signer } from './authority.ts';

export const vaccination = {
  uvci: 'U32870',
  pid: { n: 'HONG  GIL DONG', dob: '1990-01-02', i: 'M1234567Z', sex: 'M' },
  ve: [
    {
      des: 'XM68M6',
      nam: 'Comirnaty',
      dis: 'RA01.0',
      vd: [
        { dvc: '2026-10-01', seq: 1, ctr: 'UTO', adm: 'RIVM', lot: 'VC35679' },
        { dvc: '2026-10-22', seq: 2, ctr: 'UTO', adm: 'RIVM', lot: 'VC87540' },
      ],
    },
  ],
};

export const test = {
  utci: 'U32871',
  pid: { n: 'HONG  GIL DONG', dob: '1990-01-02', dt: 'P', dn: 'M1234567Z' },
  sp: { spn: 'General Hospital', ctr: 'UTO', cd: { p: '+82 2 0000 0000' } },
  dat: { sc: '2026-12-23T12:00:00Z', ri: '2026-12-23T18:00:00Z' },
  tr: { tc: 'molecular(PCR)', r: 'negative', m: 'nasopharyngeal' },
};

export interface SealOptions {
  readonly hdr?: Readonly<Record<string, unknown>>;
  readonly msg?: unknown;
  readonly alg?: string;
  /** Beside the three members of the signature. */
  readonly sig?: Readonly<Record<string, unknown>>;
}

const algorithms = {
  'P-256': ['ES256', 'SHA-256'],
  'P-384': ['ES384', 'SHA-384'],
  'P-521': ['ES512', 'SHA-512'],
} as const;

/** What the signer signs, as a value whose members may still be changed. */
export async function newSeal({ curve, keys, der }: Signer, options: SealOptions = {}) {
  const { msg = vaccination } = options;
  const hdr = { t: 'icao.vacc', v: 1, is: 'UTO', ...options.hdr };
  const [alg, hash] = algorithms[curve];
  const data = { hdr, msg };
  const signed = Buffer.from(canonicalize(data) ?? '');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash }, keys.privateKey, signed);
  const sigvl = Buffer.from(signature).toString('base64url');
  const sig = { alg: options.alg ?? alg, cer: der.toString('base64url'), sigvl, ...options.sig };
  return { data, sig };
}

export async function sealCode(signer: Signer, options: SealOptions = {}): Promise<string> {
  return JSON.stringify(await newSeal(signer, options));
}
