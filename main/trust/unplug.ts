/** From here on whatever this thread fetches fails as it does on a machine without network. */
export function unplug(): void {
  globalThis.fetch = async () => {
    const cause = Object.assign(new Error('the cable is pulled'), { code: 'ENETUNREACH' });
    throw new TypeError('fetch failed', { cause });
  };
}
