import { useEffect, useState } from 'react';
import type { FoundGuest } from '../../../shared/contract/guests.ts';
import { guestFormat } from '../../../shared/guest-list.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useDesk } from '../desk.tsx';

/** Whose code was shown last, while this page is up: the door has decided already, staff see about whom. */
export function useScannedGuest(): FoundGuest | undefined {
  const { call, changes } = useDesk();
  const { last } = useKiosk();
  const [before] = useState(last);
  const [guest, setGuest] = useState<FoundGuest>();
  const seq = last === before || last?.verdict.pass?.format !== guestFormat ? undefined : last.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an entry that was taken back changes who is in
  useEffect(() => {
    if (seq === undefined) return setGuest(undefined);
    let current = true;
    const look = async () => {
      const result = await call((desk) => desk.scannedGuest({ seq }));
      if (current) setGuest(result.type === 'done' ? result.value : undefined);
    };
    void look();
    return () => {
      current = false;
    };
  }, [seq, call, changes]);
  useEffect(() => () => setGuest(undefined), []);
  return guest;
}
