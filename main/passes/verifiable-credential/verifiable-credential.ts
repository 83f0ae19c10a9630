import { isInfraDid } from '../../../shared/infra-did.ts';
import { type CompactToken, peekHeader, peekPayload } from '../compact-jws.ts';
import type { PassFormat } from '../format.ts';
import { type CredentialProfile, readCredentialCode, verifyCredentialPass } from './credential-pass.ts';

const id = 'vc+jwt';
const algorithms: readonly string[] = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'ES256K'];

/** Media types know no case, and the prefix may be left out (RFC 7515, 4.1.9). `undefined`: there is none, or it is no text. */
function typeOf({ typ }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : undefined;
}

/**
 * What a token is. The current types say it themselves; before them a token was `JWT` or nothing, as any other is,
 * and only its content says that it carries a credential (data model 1.1, 6.3.1).
 */
export function kindOf(text: string): 'credential' | 'presentation' | 'coov' | undefined {
  const header = peekHeader(text);
  if (header === undefined || 'zip' in header) return undefined;
  const type = typeOf(header);
  if (type === 'vc+jwt') return 'credential';
  if (type === 'vp+jwt') return 'presentation';
  if (header.typ !== undefined && type !== 'jwt') return undefined;
  const payload = peekPayload(text);
  if (payload === undefined || !('vc' in payload || 'vp' in payload)) return undefined;
  if (header.alg === 'ES256K' && typeof payload.iss === 'string' && isInfraDid(payload.iss)) return 'coov';
  return 'vp' in payload ? 'presentation' : 'credential';
}

/** A key is named absolutely or relative to its issuer (VC-JOSE-COSE, 3.3); the store knows it by its fragment. */
function keyIdOf({ keyId }: CompactToken, issuer: string): string | undefined {
  if (keyId?.startsWith(`${issuer}#`)) return keyId.slice(issuer.length + 1);
  return keyId?.startsWith('#') ? keyId.slice(1) : keyId;
}

const profile: CredentialProfile = {
  format: id,
  algorithms,
  keyId: keyIdOf,
  objection: () => undefined,
};

/**
 * W3C verifiable credentials as JWT: VC-JOSE-COSE (`vc+jwt`, `vp+jwt`) and the claims `vc` and `vp` of the data model
 * 1.1. One kiosk cannot ask for a presentation; what it is shown must hold by itself, and not for long.
 */
export const verifiableCredential: PassFormat = {
  id,
  algorithms,
  recognise: (text) => {
    const kind = kindOf(text);
    return kind === 'credential' || kind === 'presentation';
  },
  read: (text) => readCredentialCode(profile, text, () => kindOf(text) === 'presentation'),
  verify: async (pass, keys) => await verifyCredentialPass(pass, algorithms, keys),
};
