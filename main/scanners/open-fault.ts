export type OpenFault = { readonly state: 'absent' } | { readonly state: 'failed'; readonly detail: string };

/**
 * What it means that a device could not be opened, and what to do. The library gives no codes, only the system's
 * sentences: strerror(3) on Linux and macOS, its own on Windows.
 */
export function openFault(path: string, error: unknown): OpenFault {
  const message = error instanceof Error ? error.message : 'unknown error';
  if (/no such (file|device)|file not found|cannot find|device not configured/i.test(message)) {
    return { state: 'absent' };
  }
  if (/permission denied/i.test(message)) {
    return {
      state: 'failed',
      detail: `This user may not open ${path}. On Linux, add the user to the group that owns it (dialout) and log in again.`,
    };
  }
  if (/cannot lock|access denied|busy|temporarily unavailable/i.test(message)) {
    return {
      state: 'failed',
      detail: `Another program holds ${path}: a second kiosk, or ModemManager for some ten seconds after plugging in. It is tried again.`,
    };
  }
  if (/inappropriate ioctl|is a directory/i.test(message)) {
    return { state: 'failed', detail: `${path} is no serial device.` };
  }
  return { state: 'failed', detail: `${path} cannot be opened: ${message.replace(/^Error:?\s*/, '')}` };
}
