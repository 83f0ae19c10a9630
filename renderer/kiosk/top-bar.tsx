import { entrance } from '../../shared/locales/entrance.ts';
import { useKiosk } from '../kiosk-state.tsx';
import { useText } from '../language.tsx';
import { Logo } from '../parts/logo.tsx';
import { useFormats } from '../use-formats.ts';
import { useMinute } from '../use-minute.ts';

/** Where this is and what time it is there. */
export function TopBar() {
  const t = useText(entrance);
  const { status } = useKiosk();
  const formats = useFormats();
  const now = useMinute();
  return (
    <header className="top">
      <div className="place">
        <Logo />
        <div>
          <p className="venue">{status.branding.name ?? status.venue}</p>
          <p className="gate">
            {status.gate}
            {status.direction === 'exit' && <b className="direction">{t('direction.exit')}</b>}
          </p>
        </div>
      </div>
      <div className="when">
        <p className="clock">
          <time dateTime={new Date(now).toISOString()}>{formats.time(now)}</time>
        </p>
        <p className="date">{formats.date(now)}</p>
      </div>
    </header>
  );
}
