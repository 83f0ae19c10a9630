const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** What a country (ISO 3166-1 alpha-2) is called in English; `undefined` if the code is none. */
export function countryName(code: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) ? names.of(code) : undefined;
}
