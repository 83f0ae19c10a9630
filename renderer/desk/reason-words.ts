import { useCallback } from 'react';
import { reasonWords } from '../../shared/locales/reasons.ts';
import type { Reason } from '../../shared/verdict.ts';
import { useLanguage } from '../language.tsx';

/** The reason of a verdict in the words of staff. */
export function useStaffReason(): (reason: Reason) => string {
  const { language } = useLanguage();
  return useCallback((reason) => reasonWords[language][reason].staff, [language]);
}
