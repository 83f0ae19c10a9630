import type { Decision } from '../../shared/verdict.ts';

interface Tone {
  readonly hertz: number;
  /** Seconds from the start of the sound, and how long. */
  readonly from: number;
  readonly seconds: number;
  readonly shape: OscillatorType;
  /** 0 to 1. */
  readonly volume: number;
}

/** Rising, falling back on itself, asking: told apart by ear, and none of them an alarm. */
const sounds: Readonly<Record<Decision, readonly Tone[]>> = {
  admit: [
    { hertz: 659, from: 0, seconds: 0.11, shape: 'sine', volume: 0.35 },
    { hertz: 988, from: 0.1, seconds: 0.22, shape: 'sine', volume: 0.35 },
  ],
  refuse: [
    { hertz: 196, from: 0, seconds: 0.18, shape: 'triangle', volume: 0.5 },
    { hertz: 196, from: 0.26, seconds: 0.26, shape: 'triangle', volume: 0.5 },
  ],
  review: [
    { hertz: 440, from: 0, seconds: 0.12, shape: 'sine', volume: 0.2 },
    { hertz: 440, from: 0.19, seconds: 0.12, shape: 'sine', volume: 0.2 },
    { hertz: 440, from: 0.38, seconds: 0.12, shape: 'sine', volume: 0.2 },
  ],
};

/** How long the sound of a decision is, in milliseconds. */
export function soundMs(decision: Decision): number {
  return Math.max(...sounds[decision].map(({ from, seconds }) => (from + seconds) * 1_000));
}

/** A fade this short, in seconds, keeps a tone from clicking. */
const fade = 0.015;

function play(context: AudioContext, tone: Tone, loudness: number): void {
  const { hertz, from, seconds, shape } = tone;
  const volume = tone.volume * loudness;
  const start = context.currentTime + from;
  const oscillator = new OscillatorNode(context, { type: shape, frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + fade);
  gain.gain.setValueAtTime(volume, start + seconds - fade);
  gain.gain.linearRampToValueAtTime(0, start + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}

/** Plays the sound of a decision. Without sound hardware, or before the browser allows sound, nothing is heard. */
export class Sounds {
  #context: AudioContext | undefined;

  /** Opening the sound device takes long: to be done while nothing happens. */
  warm(): void {
    this.#context ??= new AudioContext();
  }

  /** `loudness`: 0 to 1. */
  play(decision: Decision, loudness: number): void {
    const context = this.#context;
    if (context === undefined) return;
    if (context.state === 'running') {
      for (const tone of sounds[decision]) play(context, tone, loudness);
      return;
    }
    // Not now and late: the sound of the guest before would be taken for this one's.
    context.resume().catch(() => undefined);
  }

  close(): void {
    this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }
}
