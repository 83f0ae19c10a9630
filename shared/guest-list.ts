/** What policies and the journal call a guest of a list, in place of a pass format. */
export const guestFormat = 'guest-list';

const prefix = `${guestFormat}:`;

/** What policies and the journal call a list, in place of an issuer. */
export function issuerOf(list: string): string {
  return prefix + list;
}

/** The name of the list that an issuer stands for. */
export function listOf(issuer: string): string {
  return issuer.startsWith(prefix) ? issuer.slice(prefix.length) : issuer;
}
