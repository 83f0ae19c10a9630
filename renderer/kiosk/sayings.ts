import type { Language } from '../../shared/settings.ts';
import type { VerdictEvent } from '../kiosk-view.ts';
import type { Saying } from '../parts/speech.ts';
import { verdictWords } from './verdict-words.ts';

/**
 * What is said of a verdict: the words that the screen shows the largest, and nothing of the pass. In the guest's
 * language, and in the venue's where the machine has no voice for that.
 */
export function sayingsOf(event: VerdictEvent, guest: Language, venue: Language): readonly Saying[] {
  return [...new Set([guest, venue])].map((language) => {
    const { word, sentence } = verdictWords(event, language);
    return { language, text: `${word}. ${sentence}` };
  });
}
