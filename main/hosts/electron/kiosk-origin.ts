/** The screens' own scheme, privileged as standard and secure: it has an origin, and `file:` is not needed. */
export const scheme = 'app';

/** Origin of the screens, as Chromium writes it. */
export const origin = `${scheme}://kiosk`;

/** Whether a URL belongs to the screens. Node gives such a scheme no origin, so its parts are compared. */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${scheme}:` && host === 'kiosk' && username === '' && password === '';
}
