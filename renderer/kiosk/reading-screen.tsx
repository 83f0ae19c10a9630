import { entrance } from '../../shared/locales/entrance.ts';
import { useText } from '../language.tsx';
import { useScreen } from '../parts/screen.ts';
import { ScanFrame } from './scan-frame.tsx';
import { TopBar } from './top-bar.tsx';

/** A code is coming in: a long one over a slow scanner takes seconds, and must not be taken away meanwhile. */
export function ReadingScreen() {
  useScreen('reading');
  const t = useText(entrance);
  return (
    <main className="kiosk">
      <TopBar />
      <div className="mid">
        <ScanFrame busy />
        <div>
          <h1>{t('reading.title')}</h1>
          <p className="sub">{t('reading.how')}</p>
        </div>
      </div>
    </main>
  );
}
