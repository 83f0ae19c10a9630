import type { ScanFault } from './scan.ts';

/** Characters, with the symbology prefix and without the terminator. */
export const longestFrame = 8_192;

const tab = 0x09;
const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** `]`, code letter, modifier: what a scanner puts before a code if told so (ISO/IEC 15424). `]Q1` is a QR code. */
const symbologyPrefix = /^\][A-Za-z][0-9A-Za-z]/;

/** Why a frame is no plain line of text. */
export type Flaw = 'control-character' | 'beyond-ascii' | 'chord' | 'strange-key' | 'nameless-key';

const detailOf: Readonly<Record<Flaw, string>> = {
  'control-character':
    'The code holds control characters. If every code does, take the prefix or the function characters (such as GS) out of the settings of the scanner.',
  'beyond-ascii':
    'The code holds characters outside of ASCII. If every code does, the baud rate or the character set of the scanner is set wrong.',
  chord:
    'The scanner held Ctrl or Alt while it typed. If it does so for every code, turn off its ALT mode and its control characters, or set it to USB serial.',
  'strange-key':
    'The scanner pressed keys that type no plain character. Set it to a US keyboard without function keys, or to USB serial.',
  'nameless-key':
    'Keys came without their place on the keyboard: an input method or a screen keyboard took them. Set the scanner to USB serial.',
};

const tooLong: Frame = {
  fault: 'too-long',
  detail: `The code is longer than ${longestFrame} characters. If every code is, let the scanner end each code with CR.`,
};

export type Frame = { readonly text: string } | { readonly fault: ScanFault; readonly detail: string };

/**
 * Cuts what a scanner sends into lines. CR, LF and Tab end a frame, several in a row are one (CRLF), and before a
 * frame they mean nothing. Knows no time: whoever feeds it says when the line fell silent.
 *
 * Everything but printable ASCII spoils the frame it is in, NUL included: no code of ours holds it, and dropping it
 * would make another code of what was read. Spaces are kept, the outer ones too: they are digits of Base45.
 */
export class Framer {
  /** Bounded: whatever a device sends, this is all that is held of it. */
  readonly #characters = Buffer.alloc(longestFrame);
  #length = 0;
  #flaw: Flaw | undefined;
  #swallowing = false;

  /** Characters of the frame so far, those that spoiled it included. */
  get length(): number {
    return this.#length;
  }

  /** In the middle of a frame, or of what follows one that was too long. */
  get isBusy(): boolean {
    return this.#length > 0 || this.#swallowing;
  }

  /** @returns a frame, if this byte ended one or made it too long */
  take(byte: number): Frame | undefined {
    if (byte === carriageReturn || byte === lineFeed || byte === tab) return this.#end();
    if (byte < 0x20 || byte > 0x7e) return this.spoil(byte > 0x7f ? 'beyond-ascii' : 'control-character');
    return this.#add(byte);
  }

  /** Something came that is no character. @returns a frame, if this made it too long */
  spoil(flaw: Flaw): Frame | undefined {
    this.#flaw ??= flaw;
    return this.#add(0);
  }

  /** Forgets the partial frame. */
  discard(): void {
    this.#length = 0;
    this.#flaw = undefined;
    this.#swallowing = false;
  }

  #add(byte: number): Frame | undefined {
    if (this.#swallowing) return undefined;
    if (this.#length === longestFrame) {
      this.discard();
      this.#swallowing = true;
      return tooLong;
    }
    this.#characters[this.#length] = byte;
    this.#length += 1;
    return undefined;
  }

  #end(): Frame | undefined {
    const flaw = this.#flaw;
    const text = this.#characters.toString('latin1', 0, this.#length).replace(symbologyPrefix, '');
    this.discard();
    if (flaw !== undefined) return { fault: 'unreadable', detail: detailOf[flaw] };
    return text === '' ? undefined : { text };
  }
}
