import { useMemo } from 'react';
import { useLanguage } from '../../language.tsx';
import { useDesk, useDeskText } from '../desk.tsx';
import { useStaffReason } from '../reason-words.ts';
import type { Vocabulary } from './row-words.ts';

export function useVocabulary(): Vocabulary {
  const word = useDeskText();
  const staffReason = useStaffReason();
  const { language } = useLanguage();
  const { forms } = useDesk();
  return useMemo(() => ({ word, staffReason, language, forms }), [word, staffReason, language, forms]);
}
