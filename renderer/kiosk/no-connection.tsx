import { entrance } from '../../shared/locales/entrance.ts';
import { useText } from '../language.tsx';
import { useScreen } from '../parts/screen.ts';
import './kiosk.css';

/** Before the kiosk was heard for the first time there is no language yet. It says nothing for the first second. */
export function FirstConnection() {
  return (
    <main className="kiosk late">
      <div className="mid">
        <div>
          <h1>{entrance.ko['lost.guest']}</h1>
          <p className="sub" lang="en">
            {entrance.en['lost.guest']}
          </p>
        </div>
      </div>
    </main>
  );
}

/** The program behind the screens does not answer. Nothing is decided until it does. */
export function LostConnection() {
  useScreen('out-of-order');
  const t = useText(entrance);
  return (
    <main className="kiosk order">
      <div className="mid" role="status">
        <div>
          <h1>{t('lost.title')}</h1>
          <p className="sub">{t('lost.guest')}</p>
        </div>
        <div className="fault">
          <p>{t('lost.staff')}</p>
        </div>
      </div>
    </main>
  );
}
