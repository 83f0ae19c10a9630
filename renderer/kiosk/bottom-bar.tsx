import { Languages, UserRound } from 'lucide-react';
import { entrance } from '../../shared/locales/entrance.ts';
import { useKiosk } from '../kiosk-state.tsx';
import { useLanguage, useText } from '../language.tsx';
import { StatusChips } from './status-chips.tsx';

/** How the kiosk does, the other language, and the quiet door to the desk. */
export function BottomBar(props: { readonly onStaff: () => void }) {
  const t = useText(entrance);
  const { language, setLanguage } = useLanguage();
  const { languages } = useKiosk().status;
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <footer className="bottom">
      <StatusChips />
      <div className="bottom-buttons">
        <button type="button" className="quiet" aria-keyshortcuts="F2" onClick={props.onStaff}>
          <UserRound />
          {t('idle.staff')}
        </button>
        {languages.includes(other) && (
          <button type="button" className="pill" lang={other} onClick={() => setLanguage(other)}>
            <Languages />
            {t('language.other')}
          </button>
        )}
      </div>
    </footer>
  );
}
