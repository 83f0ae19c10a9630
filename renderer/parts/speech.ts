import type { Language } from '../../shared/settings.ts';

/** The part of `window.speechSynthesis` that a kiosk needs. */
export type Synthesiser = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'>;

/** The same thing to say, in the language that it is in. */
export interface Saying {
  readonly language: Language;
  readonly text: string;
}

/**
 * What became of something that was to be said. `no-voice`: the machine has none of its own for it; `silent`: it has
 * one, which did not begin in time; `cut`: something else came before it began.
 */
export type Heard = 'begun' | 'no-voice' | 'silent' | 'cut';

/** A voice that has not begun by then, in milliseconds, would speak to the next guest. */
export const voicePatienceMs = 700;
/** Chromium on Linux drops what is said in the same breath as `cancel()`; milliseconds. */
const breathMs = 60;

/** The synthesiser of this window, if its browser has one. */
export function windowSynthesiser(): Synthesiser | undefined {
  return 'speechSynthesis' in window ? window.speechSynthesis : undefined;
}

/**
 * A voice of a language that this machine makes itself. Others send what they say to somebody else, and are silent
 * when the network is down.
 */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: Language,
): SpeechSynthesisVoice | undefined {
  // `ko-KR`, and `ko_KR` on some platforms.
  const own = voices.filter(
    ({ localService, lang }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language,
  );
  return own.find((voice) => voice.default) ?? own[0];
}

/** Says one thing at a time, by voices of this machine; what comes later cuts off what came before. */
export class Speech {
  readonly #synthesiser: Synthesiser | undefined;
  #cut: (() => void) | undefined;

  constructor(synthesiser: Synthesiser | undefined) {
    this.#synthesiser = synthesiser;
  }

  /** Something is being said, or is about to be. */
  get busy(): boolean {
    return this.#cut !== undefined;
  }

  /** Chromium looks for its voices when it is first asked for them. */
  warm(): void {
    this.#synthesiser?.getVoices();
  }

  /**
   * Says the first of some sayings that there is a voice for.
   *
   * @param how `loudness` from 0 to 1; `afterMs`: how long to wait first
   */
  say(
    sayings: readonly Saying[],
    how: { readonly loudness: number; readonly afterMs: number },
  ): Promise<Heard> {
    this.hush();
    const { promise, resolve } = Promise.withResolvers<Heard>();
    const cut = () => resolve('cut');
    const done = (heard: Heard) => {
      resolve(heard);
      // What came to its end after it was cut off says nothing of what is said now.
      if (this.#cut === cut) this.#cut = undefined;
    };
    const giveUp = () => {
      resolve('silent');
      this.hush();
    };
    const begin = () => {
      const utterance = this.#utterance(sayings);
      if (utterance === undefined) return done('no-voice');
      utterance.volume = how.loudness;
      utterance.addEventListener('start', () => resolve('begun'));
      utterance.addEventListener('end', () => done('begun'));
      utterance.addEventListener('error', () => done('silent'));
      timer = setTimeout(giveUp, voicePatienceMs);
      this.#synthesiser?.speak(utterance);
    };
    let timer = setTimeout(begin, Math.max(how.afterMs, breathMs));
    this.#cut = cut;
    return promise.finally(() => clearTimeout(timer));
  }

  /** What is being said, or about to be, ends here. */
  hush(): void {
    this.#cut?.();
    this.#cut = undefined;
    this.#synthesiser?.cancel();
  }

  #utterance(sayings: readonly Saying[]): SpeechSynthesisUtterance | undefined {
    const voices = this.#synthesiser?.getVoices() ?? [];
    for (const { language, text } of sayings) {
      const voice = localVoice(voices, language);
      if (voice === undefined) continue;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      return utterance;
    }
    return undefined;
  }
}
