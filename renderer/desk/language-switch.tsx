import { Languages } from 'lucide-react';
import { useLanguage } from '../language.tsx';
import { useDeskText } from './desk.tsx';

/** The other language, in its own words. */
export function LanguageSwitch() {
  const t = useDeskText();
  const { language, setLanguage } = useLanguage();
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <button type="button" className="button" lang={other} onClick={() => setLanguage(other)}>
      <Languages />
      {t('desk.language')}
    </button>
  );
}
