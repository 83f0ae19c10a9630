import { Activity, lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { DeskIntent } from './desk/desk-app.tsx';
import { Entrance } from './kiosk/entrance.tsx';
import { LostConnection } from './kiosk/no-connection.tsx';
import { useKiosk } from './kiosk-state.tsx';
import { LanguageProvider } from './language.tsx';

// What guests see comes first; staff's screens and the first run's come when they are called for.
const DeskApp = lazy(() => import('./desk/desk-app.tsx'));
const Setup = lazy(() => import('./kiosk/setup/setup.tsx'));

/** The entrance, or the desk above it, or the first run. */
function Screens(props: {
  readonly intent: DeskIntent | undefined;
  readonly onDesk: (intent: DeskIntent) => void;
  readonly onLeave: () => void;
}) {
  const { status } = useKiosk();
  if (status.mode === 'setup') return <Setup />;
  if (props.intent !== undefined) return <DeskApp intent={props.intent} onLeave={props.onLeave} />;
  return <Entrance onDesk={props.onDesk} />;
}

export function App() {
  const { status, connected, shown } = useKiosk();
  const [intent, setIntent] = useState<DeskIntent>();
  const leave = useCallback(() => setIntent(undefined), []);

  useEffect(() => {
    document.documentElement.dataset.network = status.network;
  }, [status.network]);

  return (
    <LanguageProvider
      venue={status.language}
      sign={shown.type === 'verdict' ? shown.turn : shown.type}
      keep={intent !== undefined || status.mode === 'setup'}
    >
      {!connected && <LostConnection />}
      {/* Hidden, not gone: what staff typed is still there when the kiosk is back. */}
      <Activity mode={connected ? 'visible' : 'hidden'}>
        <Suspense>
          <Screens intent={intent} onDesk={setIntent} onLeave={leave} />
        </Suspense>
      </Activity>
    </LanguageProvider>
  );
}
