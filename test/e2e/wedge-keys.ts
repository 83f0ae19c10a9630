import type { WedgeKey } from '../../shared/kiosk-event.ts';

const signs = new Map<string, readonly [code: string, shift: boolean]>([
  ...[...')!@#$%^&*('].map((sign, digit) => [sign, [`Digit${digit}`, true]] as const),
  ...(
    [
      ['Backquote', '`~'],
      ['Backslash', '\\|'],
      ['BracketLeft', '[{'],
      ['BracketRight', ']}'],
      ['Comma', ',<'],
      ['Equal', '=+'],
      ['Minus', '-_'],
      ['Period', '.>'],
      ['Quote', '\'"'],
      ['Semicolon', ';:'],
      ['Slash', '/?'],
    ] as const
  ).flatMap(([code, pair]) => [...pair].map((sign, shift) => [sign, [code, shift === 1]] as const)),
  [' ', ['Space', false]],
]);

function keyOf(character: string): readonly [code: string, shift: boolean] {
  if (/[0-9]/.test(character)) return [`Digit${character}`, false];
  if (/[a-z]/.test(character)) return [`Key${character.toUpperCase()}`, false];
  if (/[A-Z]/.test(character)) return [`Key${character}`, true];
  const sign = signs.get(character);
  if (sign === undefined) throw new RangeError('a US keyboard has no key for this character');
  return sign;
}

/** The keys that a keyboard-wedge scanner presses for a code, a millisecond apart, with the Enter at the end. */
export function keysOf(text: string): WedgeKey[] {
  const first = performance.now();
  const keys = [...[...text].map(keyOf), ['Enter', false] as const];
  return keys.map(([code, shift], n) => ({ code, shift, chord: false, at: first + n }));
}
