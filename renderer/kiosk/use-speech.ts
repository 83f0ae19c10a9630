import { useEffect, useRef, useState } from 'react';
import { useKiosk } from '../kiosk-state.tsx';
import { useLanguage } from '../language.tsx';
import { Speech, windowSynthesiser } from '../parts/speech.ts';
import { sayingsOf } from './sayings.ts';
import { soundMs } from './sounds.ts';

/**
 * Each verdict is spoken once, after its sound: that is there at once, and stands alone where there is no voice.
 * Whatever another guest does cuts it off; a screen that merely goes back to idle does not.
 */
export function useSpeech(): void {
  const { shown, status } = useKiosk();
  const { language } = useLanguage();
  const { on, volume, speech: speaks } = status.sounds;
  const loudness = on && speaks ? volume / 100 : 0;
  const [speech] = useState(() => new Speech(windowSynthesiser()));
  const spoken = useRef<number>(undefined);
  useEffect(() => {
    const warming = requestIdleCallback(() => speech.warm());
    return () => {
      cancelIdleCallback(warming);
      speech.hush();
    };
  }, [speech]);
  const turn = shown.type === 'verdict' ? shown.turn : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said is settled when its turn begins
  useEffect(() => {
    // A guest who holds the code up again hears the sentence to its end.
    const same = shown.type === 'verdict' && shown.event.repeat && speech.busy;
    if (shown.type === 'idle' || same) return;
    speech.hush();
    // A verdict that is back after a reading that came to nothing was spoken already.
    if (shown.type !== 'verdict' || loudness === 0 || spoken.current === turn) return;
    spoken.current = turn;
    const { decision } = shown.event.verdict;
    const sayings = sayingsOf(shown.event, language, status.language);
    void speech.say(sayings, { loudness, afterMs: soundMs(decision) });
  }, [speech, shown.type, turn]);
}
