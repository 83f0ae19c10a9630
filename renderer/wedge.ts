import type { WedgeKey } from '../shared/kiosk-event.ts';

/** As many keys as the contract takes in one message. */
const largestBatch = 512;

export interface WedgeOptions {
  readonly target: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  /** Takes a batch of keys, oldest first. */
  readonly send: (keys: WedgeKey[]) => void;
  /** Calls back once, soon: keys that come in until then go in one message. */
  readonly soon: (work: () => void) => void;
  /** F2, which no scanner types, was pressed: somebody at a keyboard wants the desk. */
  readonly onStaffKey: () => void;
}

/** An input method took the key and left no trace of which: the kiosk must know that one is missing. */
const lostKey = 'Unidentified';

/** Modifiers alone type nothing. */
const silent = /^(Shift|Control|Alt|Meta|CapsLock|NumLock|ScrollLock)/;

function isEditable(target: EventTarget | null): boolean {
  const element = target as Partial<Pick<Element, 'matches'>> | null;
  return element?.matches?.('input, textarea, select, [contenteditable]') ?? false;
}

/**
 * Takes every key of the window for the scanner that types like a keyboard, before any button hears of it, so that a
 * code's spaces and Enter press nothing. Physical keys are sent, not characters: no layout, Caps Lock or input method
 * changes them. Returned: the end of it.
 */
export function captureWedge({ target, send, soon, onStaffKey }: WedgeOptions): () => void {
  let keys: WedgeKey[] = [];
  let waiting = false;
  const flush = () => {
    waiting = false;
    while (keys.length > 0) send(keys.splice(0, largestBatch));
  };
  const pressed = (event: KeyboardEvent) => {
    if (isEditable(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || silent.test(event.code)) return;
    if (event.code === 'F2') return onStaffKey();
    const { shiftKey: shift, timeStamp: at } = event;
    const chord = event.ctrlKey || event.altKey || event.metaKey;
    keys.push({ code: (event.code || lostKey).slice(0, 32), shift, chord, at });
    if (/^(Enter|NumpadEnter|Tab)$/.test(event.code)) return flush();
    if (waiting) return;
    waiting = true;
    soon(flush);
  };
  const released = (event: KeyboardEvent) => {
    // A button acts on the release of the space bar.
    if (!isEditable(event.target)) event.preventDefault();
  };
  target.addEventListener('keydown', pressed, { capture: true });
  target.addEventListener('keyup', released, { capture: true });
  return () => {
    target.removeEventListener('keydown', pressed, { capture: true });
    target.removeEventListener('keyup', released, { capture: true });
    keys = [];
  };
}
