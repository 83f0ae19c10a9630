import { useEffect, useState } from 'react';
import type { FoundGuest } from '../../../shared/contract/guests.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';

export interface GuestSearch {
  /** What the last answer was about; nothing before it. */
  readonly found:
    | { readonly query: string; readonly guests: readonly FoundGuest[]; readonly more: boolean }
    | undefined;
  readonly trouble: NotDone | undefined;
}

const nothing: GuestSearch = { found: undefined, trouble: undefined };

/** Asks with every letter, and again whenever somebody came in meanwhile, here or by a code. */
export function useGuestSearch(query: string): GuestSearch {
  const { call, changes } = useDesk();
  const { last } = useKiosk();
  const [search, setSearch] = useState(nothing);
  const wanted = query.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever came in is found to be in
  useEffect(() => {
    if (wanted === '') return setSearch(nothing);
    let current = true;
    const look = async () => {
      const result = await call((desk) => desk.findGuests({ query: wanted }));
      if (!current) return;
      if (result.type === 'done')
        setSearch({ found: { query: wanted, ...result.value }, trouble: undefined });
      else setSearch({ found: undefined, trouble: result });
    };
    void look();
    return () => {
      current = false;
    };
  }, [wanted, call, changes, last]);
  // No name outlives the lock, which hides the desk and ends its effects.
  useEffect(() => () => setSearch(nothing), []);
  return search;
}
