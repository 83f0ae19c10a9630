import type { Clock } from '../../shared/clock.ts';
import type { ScannerStatus, WedgeKey } from '../../shared/kiosk-event.ts';
import { FrameReader, idleMs } from './frame-reader.ts';
import { carriageReturn } from './framer.ts';
import { ReportedStatus } from './reported-status.ts';
import type { ScannerListener } from './scan.ts';
import { usCharacter } from './us-keyboard.ts';

const terminators: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab']);

/** Keys that type nothing and may come with any other: modifiers, locks, the Korean mode keys, arrows. */
const silent: ReadonlySet<string> = new Set([
  ...['Shift', 'Control', 'Alt', 'Meta'].flatMap((key) => [`${key}Left`, `${key}Right`]),
  ...['CapsLock', 'NumLock', 'ScrollLock', 'Fn', 'FnLock', 'Lang1', 'Lang2'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Insert'],
]);

/** The slowest scanners that were measured take 19 ms a key; fast typists take 100 ms and more. */
const handMsPerKey = 100;
/** Nobody types more than this without a pause. */
const handLength = 40;

/** A scanner that types what it reads, as a keyboard does. */
export class WedgeScanner {
  readonly #status: ReportedStatus;
  readonly #reader: FrameReader;
  #firstAt = 0;
  #lastAt = 0;
  #stopped = false;

  constructor({ clock, listener }: { readonly clock: Clock; readonly listener: ScannerListener }) {
    // Nothing tells whether a scanner or a bare keyboard is there: open is all that a wedge ever is.
    const first = { id: 'wedge', name: 'Keyboard', kind: 'wedge', state: 'open' } as const;
    this.#status = new ReportedStatus(first, clock, listener);
    this.#reader = new FrameReader({ clock, listener, status: this.#status, timesItself: true });
  }

  status(): ScannerStatus {
    return this.#status.current;
  }

  /** Keys in the order in which they were pressed. Their own timestamps part one code from the next. */
  keys(keys: readonly WedgeKey[]): void {
    if (this.#stopped) return;
    for (const key of keys) this.#press(key);
    this.#reader.settle();
  }

  stop(): void {
    this.#stopped = true;
    this.#reader.stop();
  }

  #press({ code, shift, chord, at }: WedgeKey): void {
    if (silent.has(code)) return;
    // Another window has another origin: a time that runs backwards is no part of the same code either.
    if (Math.abs(at - this.#lastAt) > idleMs) this.#reader.drop();
    this.#lastAt = at;
    if (terminators.has(code) && !chord) this.#end();
    else this.#type(code, shift, chord, at);
  }

  #type(code: string, shift: boolean, chord: boolean, at: number): void {
    if (this.#reader.length === 0) this.#firstAt = at;
    const character = usCharacter(code, shift);
    if (chord) this.#reader.spoil('chord');
    else if (character !== undefined) this.#reader.push(character);
    else this.#reader.spoil(code === '' || code === 'Unidentified' ? 'nameless-key' : 'strange-key');
  }

  #end(): void {
    if (this.#isByHand()) this.#reader.drop();
    else this.#reader.push(carriageReturn);
  }

  /** A guest or a cleaner at the keyboard, not a scanner: no reason to judge anybody. */
  #isByHand(): boolean {
    const { length } = this.#reader;
    if (length === 0 || length > handLength) return false;
    return length === 1 || this.#lastAt - this.#firstAt > handMsPerKey * length;
  }
}
