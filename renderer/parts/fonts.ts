/**
 * Loads every subset of the screens' font while nothing happens, so that no verdict waits for a letter. The kiosk is
 * the server, so this costs no network.
 */
export function warmFonts(): void {
  const faces = [...document.fonts];
  const load = async () => {
    for (const face of faces) await face.load().catch(() => undefined);
  };
  requestIdleCallback(() => void load());
}
