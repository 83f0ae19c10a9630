import { entrance } from '../../shared/locales/entrance.ts';
import { reasonWords } from '../../shared/locales/reasons.ts';
import type { Language } from '../../shared/settings.ts';
import type { VerdictEvent } from '../kiosk-view.ts';
import { textOf } from '../text.ts';

/** A verdict as the guest reads it: one word, one sentence. */
export interface VerdictWords {
  readonly word: string;
  readonly sentence: string;
}

export function verdictWords({ verdict, direction }: VerdictEvent, language: Language): VerdictWords {
  const t = textOf(entrance, language);
  const { decision, reason, rule } = verdict;
  const leaving = direction === 'exit';
  const word = t(leaving && decision !== 'review' ? `word.${decision}-exit` : `word.${decision}`);
  if (decision === 'admit') return { word, sentence: t(leaving ? 'say.ok-exit' : 'say.ok') };
  if (rule !== undefined) return { word, sentence: rule.sentence[language] };
  // A policy may harden what is unknown: then it is the venue that does not take it, not the kiosk that cannot tell.
  const hardened = decision === 'refuse' && (reason === 'issuer-unknown' || reason === 'key-unknown');
  return { word, sentence: hardened ? t('say.hardened') : reasonWords[language][reason].guest };
}
