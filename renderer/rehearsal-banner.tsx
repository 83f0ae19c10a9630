import { useLayoutEffect } from 'react';
import { entrance } from '../shared/locales/entrance.ts';
import { useKiosk } from './kiosk-state.tsx';
import { useText } from './language.tsx';
import './rehearsal-banner.css';

/** The one word in both languages: whoever passes by must not take what they see for the door. */
const words = [
  ['ko', entrance.ko['rehearsal.word']],
  ['en', entrance.en['rehearsal.word']],
] as const;

/** Says on every screen, in the title and by a hatched frame that this is practice. At the door it is nothing. */
export function RehearsalBanner() {
  const t = useText(entrance);
  const { rehearsal } = useKiosk().status;
  const isOn = rehearsal !== undefined;
  useLayoutEffect(() => {
    if (!isOn) return;
    const { title } = document;
    document.title = `${words.map(([, word]) => word).join(' ')} · ${title}`;
    document.documentElement.dataset.rehearsal = '';
    return () => {
      document.title = title;
      delete document.documentElement.dataset.rehearsal;
    };
  }, [isOn]);
  if (!isOn) return null;
  return (
    <aside className="rehearsal-banner" data-cable={rehearsal.cable}>
      <b>
        {words.map(([language, word]) => (
          <span key={language} lang={language}>
            {word}
          </span>
        ))}
      </b>
      <span className="rehearsal-say">{t('rehearsal.say')}</span>
      {rehearsal.cable === 'pulled' && <span className="rehearsal-cable">{t('rehearsal.cable-pulled')}</span>}
    </aside>
  );
}
