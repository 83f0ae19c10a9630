import { useSyncExternalStore } from 'react';
import { entrance } from '../../shared/locales/entrance.ts';
import { useKiosk } from '../kiosk-state.tsx';
import { useText } from '../language.tsx';
import { useFormats } from '../use-formats.ts';
import { useMinute } from '../use-minute.ts';
import { ChipIcon } from './chip-icon.tsx';
import { chipsOf } from './chips.ts';

function subscribeToFocus(changed: () => void): () => void {
  window.addEventListener('focus', changed);
  window.addEventListener('blur', changed);
  return () => {
    window.removeEventListener('focus', changed);
    window.removeEventListener('blur', changed);
  };
}

export function StatusChips() {
  const t = useText(entrance);
  const { status } = useKiosk();
  const formats = useFormats();
  const now = useMinute();
  const focused = useSyncExternalStore(subscribeToFocus, () => document.hasFocus());
  return (
    <ul className="chips" aria-label={t('chips.label')}>
      {chipsOf(status, { focused, formats, now }).map(({ id, tone, text, values }) => (
        <li key={id} className={`chip ${tone}`} data-chip={id}>
          <ChipIcon chip={id} tone={tone} />
          {t(text, values)}
        </li>
      ))}
    </ul>
  );
}
