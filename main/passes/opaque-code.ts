import type { PassFormat } from './format.ts';

/** An issuer whose codes say nothing by themselves, and what they begin with. */
export interface CodeIssuer {
  readonly issuer: string;
  readonly prefix: string;
}

/** Far above every such code that fits into a QR symbol. */
const longest = 2_048;
/** RFC 6749, appendix A.12: visible characters and spaces. */
const visible = /^[\x20-\x7e]+$/;

/**
 * Codes that only their issuer can resolve, as the check-in codes of Naver, Kakao and Toss are: a random token, known
 * by what it begins with. There is nothing to read in it and nothing to verify; who asks its issuer is the uplink.
 *
 * @param issuers those of the settings, as they are at this moment
 */
export function opaqueCode(issuers: () => readonly CodeIssuer[]): PassFormat {
  const issuerOf = (text: string) => issuers().find(({ prefix }) => text.startsWith(prefix))?.issuer;
  return {
    id: 'opaque',
    algorithms: [],
    resolution: 'issuer',
    recognise: (text) => issuerOf(text) !== undefined,
    read: (text) => {
      const issuer = issuerOf(text);
      if (issuer === undefined || text.length > longest || !visible.test(text)) {
        return { ok: false, reason: 'unreadable', detail: 'The code is too long, or damaged.' };
      }
      return {
        ok: true,
        pass: {
          format: 'opaque',
          issuer,
          algorithm: 'none',
          identity: JSON.stringify([issuer, text]),
          references: [],
          resolution: 'issuer',
          claims: {},
          proof: text,
        },
      };
    },
    verify: async () => ({
      ok: false,
      reason: 'key-unknown',
      detail: 'No key verifies a code that only its issuer can resolve.',
    }),
  };
}
