const letters = Object.fromEntries(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [`Key${letter}`, letter.toLowerCase() + letter] as const),
);
const digits = Object.fromEntries([...')!@#$%^&*('].map((sign, digit) => [`Digit${digit}`, digit + sign]));
const padDigits = Object.fromEntries(
  [...'0123456789'].map((digit) => [`Numpad${digit}`, digit + digit] as const),
);

/** `KeyboardEvent.code` → the character without and with Shift. UI Events KeyboardEvent code Values, section 3.1. */
const characters: Readonly<Record<string, string>> = {
  ...letters,
  ...digits,
  ...padDigits,
  Backquote: '`~',
  Backslash: '\\|',
  BracketLeft: '[{',
  BracketRight: ']}',
  Comma: ',<',
  Equal: '=+',
  Minus: '-_',
  Period: '.>',
  Quote: '\'"',
  Semicolon: ';:',
  Slash: '/?',
  Space: '  ',
  NumpadAdd: '++',
  NumpadDecimal: '..',
  NumpadDivide: '//',
  NumpadMultiply: '**',
  NumpadSubtract: '--',
};

const table: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries(characters).map(([code, pair]) => [code, [pair.charCodeAt(0), pair.charCodeAt(1)] as const]),
);

/**
 * The ASCII character that a key types on a US keyboard. The layout of the system, its input method and Caps Lock do
 * not count: scanners type as a US keyboard does, whatever the system makes of it.
 */
export function usCharacter(code: string, shift: boolean): number | undefined {
  return table.get(code)?.[shift ? 1 : 0];
}
