import { useCallback, useEffect, useRef, useState } from 'react';
import type { JournalFilter } from '../../../shared/journal-filter.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';
import { useNews } from '../use-news.ts';
import { type JournalWindow, newestOf, renewed, windowOf, withNewer, withOlder } from './journal-window.ts';

const pageSize = 100;
/** Rows that can be on a screen at once, and are read again when something happened. */
const onScreen = 40;

/** Where somebody is in the list. */
export interface Place {
  /** Further down than the newest row. */
  readonly reading: boolean;
  /** The first row on the screen. */
  readonly top: number | undefined;
}

/**
 * The rows that fit a filter, newest first, kept up to date while the door works. A filter is the same as long as the
 * object is.
 */
export function useJournal(
  filter: JournalFilter,
  place: () => Place,
): {
  readonly listed: JournalWindow | undefined;
  readonly trouble: NotDone | undefined;
  readonly older: () => Promise<void>;
  /** Begins at the newest row again. */
  readonly restart: () => Promise<void>;
} {
  const { call } = useDesk();
  const news = useNews();
  const [trouble, setTrouble] = useState<NotDone>();
  const [, redraw] = useState(0);
  // Not a state: what a reply is merged into is what is there then, not what was when it was asked for.
  const held = useRef<{ readonly of: JournalFilter; readonly window: JournalWindow }>(undefined);
  const asking = useRef(false);
  const listed = held.current?.of === filter ? held.current.window : undefined;

  const hold = useCallback(
    (change: (window: JournalWindow | undefined) => JournalWindow | undefined) => {
      const window = change(held.current?.of === filter ? held.current.window : undefined);
      if (window === undefined) return;
      held.current = { of: filter, window };
      setTrouble(undefined);
      redraw((count) => count + 1);
    },
    [filter],
  );
  const read = useCallback(
    async (range: { readonly before?: number; readonly after?: number }, limit = pageSize) => {
      const result = await call((desk) => desk.journal({ ...filter, ...range, limit }));
      if (result.type === 'done') return result.value;
      setTrouble(result);
      return undefined;
    },
    [call, filter],
  );

  const restart = useCallback(async () => {
    const page = await read({});
    if (page !== undefined) hold(() => windowOf(page));
  }, [read, hold]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what reads again
  useEffect(() => {
    let current = true;
    const update = async () => {
      const before = held.current?.of === filter ? held.current.window : undefined;
      if (before === undefined) {
        const page = await read({});
        return page === undefined || !current ? undefined : hold(() => windowOf(page));
      }
      const { top, reading } = place();
      const newer = await read({ after: newestOf(before) });
      const again = top === undefined ? undefined : await read({ before: top + 1 }, onScreen);
      if (!current || newer === undefined) return;
      if (newer.more && !reading) return await restart();
      hold((window) => window && renewed(withNewer(window, newer, place().reading), again?.rows ?? []));
    };
    void update();
    return () => {
      current = false;
    };
  }, [filter, read, hold, restart, news]);

  const older = useCallback(async () => {
    const last = held.current?.window.rows.at(-1)?.seq;
    if (asking.current || last === undefined) return;
    asking.current = true;
    const page = await read({ before: last });
    asking.current = false;
    if (page === undefined) return;
    hold((window) => (window?.rows.at(-1)?.seq === last ? withOlder(window, page) : undefined));
  }, [read, hold]);

  return { listed, trouble, older, restart };
}
