import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { KioskStatus } from '../shared/kiosk-event.ts';
import type { Client } from './client.ts';
import type { KioskStore } from './kiosk-store.ts';
import type { PairingEvent, Shown, VerdictEvent } from './kiosk-view.ts';

/** The kiosk for whoever draws it. */
export interface KioskState {
  readonly client: Client;
  readonly status: KioskStatus;
  /** Whether the kiosk is heard right now. */
  readonly connected: boolean;
  readonly shown: Shown;
  /** The last verdict, however long ago. */
  readonly last: VerdictEvent | undefined;
  /** The last pairing code that was scanned for the desk. */
  readonly paired: PairingEvent | undefined;
  /** The kiosk's clock, in epoch milliseconds. */
  readonly now: () => number;
  /** Goes back to idle. */
  readonly dismiss: () => void;
  /** Staff have settled the scan in this row. */
  readonly settled: (scan: number) => void;
}

const KioskContext = createContext<KioskState | undefined>(undefined);

/** Gives the kiosk to the screens below; `before` is shown until it was heard for the first time. */
export function KioskProvider(props: {
  readonly store: KioskStore;
  readonly before: ReactNode;
  readonly children: ReactNode;
}) {
  const { store, before, children } = props;
  const view = useSyncExternalStore(store.subscribe, store.view);
  const state = useMemo(() => {
    const { status, connected, shown, last, paired } = view;
    if (status === undefined) return undefined;
    const { client, now, dismiss, settled } = store;
    return { client, status, connected, shown, last, paired, now, dismiss, settled };
  }, [store, view]);
  if (state === undefined) return before;
  return <KioskContext value={state}>{children}</KioskContext>;
}

export function useKiosk(): KioskState {
  const kiosk = useContext(KioskContext);
  if (kiosk === undefined) throw new Error('a screen stands outside KioskProvider');
  return kiosk;
}
