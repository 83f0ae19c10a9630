import { Activity, useCallback, useEffect, useState } from 'react';
import type { DeskSession } from '../../shared/contract/sessions.ts';
import type { EntryForm } from '../../shared/entry-form.ts';
import type { Reason } from '../../shared/verdict.ts';
import { useKiosk } from '../kiosk-state.tsx';
import './desk.css';
import { DeskProvider, type Person } from './desk.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { LockScreen } from './lock/lock-screen.tsx';

/** What somebody came to the desk for. */
export type DeskIntent =
  | { readonly type: 'desk' }
  | { readonly type: 'entry'; readonly scan?: number; readonly reason?: Reason };

/**
 * The staff's side of the kiosk: a PIN first, then the desk. Locking hides the desk and keeps it, so that nobody
 * types a guest's number twice; what was opened of sealed rows goes with the lock.
 */
export default function DeskApp(props: {
  readonly intent: DeskIntent;
  readonly onLeave: () => void;
  /** A pass was held before the scanner from here, and the entrance shows what came of it. */
  readonly onHeld: () => void;
}) {
  const { client, status } = useKiosk();
  const { onLeave } = props;
  const [people, setPeople] = useState<readonly Person[]>();
  const [session, setSession] = useState<DeskSession>();
  const [latest, setLatest] = useState<DeskSession>();
  const [forms, setForms] = useState<readonly EntryForm[]>();

  const loadPeople = useCallback(async () => {
    const found = await client.desk.people().catch(() => undefined);
    if (found !== undefined) setPeople(found);
  }, [client]);
  useEffect(() => void loadPeople(), [loadPeople]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each policy has its own forms
  useEffect(() => {
    if (session === undefined) return;
    let current = true;
    const load = async () => {
      const found = await client.desk.entryForms().catch(() => undefined);
      if (current && found !== undefined) setForms(found);
    };
    void load();
    return () => {
      current = false;
    };
  }, [client, session, status.policy]);

  const unlocked = useCallback((opened: DeskSession) => {
    setSession(opened);
    setLatest(opened);
  }, []);
  const locked = useCallback(() => setSession(undefined), []);
  /** The next guest in front of the kiosk must find it locked. */
  const leave = useCallback(() => {
    client.desk.lock().catch(() => undefined);
    onLeave();
  }, [client, onLeave]);
  const lock = useCallback(
    (byTime: boolean) => {
      client.desk.lock({ byTime }).catch(() => undefined);
      setSession(undefined);
    },
    [client],
  );

  return (
    <div className="desk">
      {session === undefined && (
        <LockScreen people={people} kept={latest !== undefined} onUnlock={unlocked} onCancel={onLeave} />
      )}
      {latest !== undefined && (
        <Activity mode={session === undefined ? 'hidden' : 'visible'}>
          <DeskProvider
            client={client}
            session={latest}
            people={people ?? []}
            onPeople={loadPeople}
            forms={forms}
            onLocked={locked}
          >
            <DeskFrame
              intent={props.intent}
              onLeave={leave}
              onHeld={props.onHeld}
              onLock={lock}
              onTaken={unlocked}
            />
          </DeskProvider>
        </Activity>
      )}
    </div>
  );
}
