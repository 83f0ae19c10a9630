/**
 * OWASP's parameters for scrypt (Password Storage Cheat Sheet): 64 MiB and about 0.2 s a try on a terminal. Each PIN is
 * kept with those it was hashed with. In a file of its own, so that tests about something else can take a cheaper one
 * (`test/cheap-pins.ts`).
 */
export const pinCost: { readonly N: number; readonly r: number; readonly p: number } = {
  N: 2 ** 16,
  r: 8,
  p: 1,
};
