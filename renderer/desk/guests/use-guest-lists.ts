import { useEffect, useState } from 'react';
import type { HeldList } from '../../../shared/contract/guests.ts';
import { useDesk } from '../desk.tsx';

/** The lists that are held, asked for again whenever this desk changed something. */
export function useGuestLists(): readonly HeldList[] | undefined {
  const { call, changes } = useDesk();
  const [lists, setLists] = useState<readonly HeldList[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was changed may be the lists
  useEffect(() => {
    let current = true;
    const load = async () => {
      const result = await call((desk) => desk.guestLists());
      if (current && result.type === 'done') setLists(result.value);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call, changes]);
  return lists;
}
