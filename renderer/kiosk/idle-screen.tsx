import { entrance } from '../../shared/locales/entrance.ts';
import { useKiosk } from '../kiosk-state.tsx';
import { useText } from '../language.tsx';
import { useScreen } from '../parts/screen.ts';
import { BottomBar } from './bottom-bar.tsx';
import { isScannerGone } from './chips.ts';
import { ScanFrame } from './scan-frame.tsx';
import { TopBar } from './top-bar.tsx';

/** Nobody is being checked: one sentence, one frame. */
export function IdleScreen(props: { readonly onStaff: () => void }) {
  useScreen('idle');
  const t = useText(entrance);
  const { status } = useKiosk();
  return (
    <main className="kiosk" data-direction={status.direction}>
      <TopBar />
      <div className="mid">
        <ScanFrame />
        <div>
          <h1>{t(`idle.${status.direction}`)}</h1>
          <p className="sub">{t(isScannerGone(status) ? 'idle.scanner-gone' : 'idle.how')}</p>
        </div>
      </div>
      <BottomBar onStaff={props.onStaff} />
    </main>
  );
}
