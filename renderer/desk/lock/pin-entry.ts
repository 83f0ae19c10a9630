/** The longest PIN there is (`shared/settings.ts`). */
const longest = 12;
/** The shortest one. */
const shortest = 4;

/**
 * A PIN being typed. `spoiled`: something typed that no PIN holds. A scanner in keyboard mode types a whole code and
 * Enter; counting that as a wrong PIN would shut staff out for minutes.
 */
export interface PinEntry {
  readonly digits: string;
  readonly spoiled: boolean;
}

export const noPin: PinEntry = { digits: '', spoiled: false };

export type PinKey =
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'other' }
  | { readonly type: 'back' }
  | { readonly type: 'clear' };

export function pressPinKey(entry: PinEntry, key: PinKey): PinEntry {
  switch (key.type) {
    case 'digit':
      if (entry.digits.length >= longest) return { ...entry, spoiled: true };
      return { ...entry, digits: entry.digits + key.digit };
    case 'other':
      return { ...entry, spoiled: true };
    case 'back':
      return entry.spoiled ? noPin : { ...entry, digits: entry.digits.slice(0, -1) };
    case 'clear':
      return noPin;
  }
}

/** Whether it may be sent: long enough for a PIN, and nothing else in it. */
export function isComplete(entry: PinEntry): boolean {
  return !entry.spoiled && entry.digits.length >= shortest;
}

/** What a physical key means to the PIN pad; `undefined`: nothing (Tab, Shift, shortcuts). */
export function pinKeyOf(key: string): PinKey | undefined {
  if (/^\d$/.test(key)) return { type: 'digit', digit: key };
  if (key === 'Backspace') return { type: 'back' };
  if (key === 'Delete') return { type: 'clear' };
  return [...key].length === 1 && key !== ' ' ? { type: 'other' } : undefined;
}
