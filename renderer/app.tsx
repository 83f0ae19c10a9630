import { Activity, lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { DeskIntent } from './desk/desk-app.tsx';
import { Entrance } from './kiosk/entrance.tsx';
import { LostConnection } from './kiosk/no-connection.tsx';
import { useKiosk } from './kiosk-state.tsx';
import { LanguageProvider } from './language.tsx';
import { RehearsalBanner } from './rehearsal-banner.tsx';
import { usePeek } from './use-peek.ts';

// What guests see comes first; staff's screens and the first run's come when they are called for.
const DeskApp = lazy(() => import('./desk/desk-app.tsx'));
const Setup = lazy(() => import('./kiosk/setup/setup.tsx'));

/** What somebody comes to the desk for, each time anew. */
interface Visit {
  readonly intent: DeskIntent;
  readonly count: number;
}

/** The entrance, or the desk above it, or the first run. */
function Screens(props: {
  readonly visit: Visit | undefined;
  readonly onDesk: (intent: DeskIntent) => void;
  readonly onLeave: () => void;
}) {
  const { visit, onDesk } = props;
  const { status, shown } = useKiosk();
  const peek = usePeek(shown.type);
  if (status.mode === 'setup') return <Setup />;
  if (visit === undefined) return <Entrance onDesk={onDesk} />;
  const back = (intent: DeskIntent) => {
    peek.end();
    if (intent.type === 'entry') onDesk(intent);
  };
  return (
    <>
      <Activity mode={peek.isOn ? 'hidden' : 'visible'}>
        <DeskApp key={visit.count} intent={visit.intent} onLeave={props.onLeave} onHeld={peek.begin} />
      </Activity>
      {peek.isOn && <Entrance onDesk={back} />}
    </>
  );
}

/** All screens of one kiosk. */
function Place() {
  const { status, connected, shown } = useKiosk();
  const [visit, setVisit] = useState<Visit>();
  const come = useCallback(
    (intent: DeskIntent) => setVisit((before) => ({ intent, count: (before?.count ?? 0) + 1 })),
    [],
  );
  const leave = useCallback(() => setVisit(undefined), []);

  useEffect(() => {
    document.documentElement.dataset.network = status.network;
  }, [status.network]);

  return (
    <LanguageProvider
      venue={status.language}
      sign={shown.type === 'verdict' ? shown.turn : shown.type}
      keep={visit !== undefined || status.mode === 'setup'}
    >
      <RehearsalBanner />
      {!connected && <LostConnection />}
      {/* Hidden, not gone: what staff typed is still there when the kiosk is back. */}
      <Activity mode={connected ? 'visible' : 'hidden'}>
        <Suspense>
          <Screens visit={visit} onDesk={come} onLeave={leave} />
        </Suspense>
      </Activity>
    </LanguageProvider>
  );
}

/** A rehearsal is another place than the door: nothing of one stays on the screens of the other. */
export function App() {
  const { rehearsal } = useKiosk().status;
  return <Place key={rehearsal?.since ?? 'door'} />;
}
