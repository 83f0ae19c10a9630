import { type EntranceKey, entrance } from '../../shared/locales/entrance.ts';
import { useKiosk } from '../kiosk-state.tsx';
import { useText } from '../language.tsx';
import { useScreen } from '../parts/screen.ts';
import { BottomBar } from './bottom-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** What staff should do about a fault, for the codes that have their own words. */
const remedies = {
  'J-1': 'fault.J-1',
  'P-1': 'fault.P-1',
  'S-1': 'fault.S-1',
} as const satisfies Readonly<Record<string, EntranceKey>>;

function remedyOf(code: string): EntranceKey {
  return code in remedies ? remedies[code as keyof typeof remedies] : 'fault.other';
}

/** The kiosk cannot decide or cannot write the journal: guests go to staff, and staff learn what to do. */
export function OutOfOrder(props: { readonly onStaff: () => void }) {
  useScreen('out-of-order');
  const t = useText(entrance);
  const { fault } = useKiosk().status;
  return (
    <main className="kiosk order">
      <TopBar />
      <div className="mid">
        <div>
          <h1>{t('fault.title')}</h1>
          <p className="sub">{t('fault.guest')}</p>
        </div>
        {fault !== undefined && (
          <div className="fault">
            <p className="fault-code">
              <span>{t('fault.code')}</span>
              <b>{fault.code}</b>
            </p>
            <p>{t(remedyOf(fault.code))}</p>
          </div>
        )}
      </div>
      <BottomBar onStaff={props.onStaff} />
    </main>
  );
}
