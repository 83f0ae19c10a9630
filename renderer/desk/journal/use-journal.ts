import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';
import { useNews } from '../use-news.ts';
import { mergeNewest } from './merge-rows.ts';

const pageSize = 50;

interface Listed {
  readonly rows: readonly DeskRow[];
  /** There are older rows within what is asked for. */
  readonly more: boolean;
}

/** The journal, newest first, kept up to date while the door works. `since` undefined: as far back as it goes. */
export function useJournal(asked: { readonly kinds: 'door' | 'all'; readonly since: number | undefined }): {
  readonly listed: Listed | undefined;
  readonly trouble: NotDone | undefined;
  readonly older: () => Promise<void>;
} {
  const { kinds, since } = asked;
  const { call } = useDesk();
  const news = useNews();
  const [listed, setListed] = useState<Listed & { readonly of: string }>();
  const [trouble, setTrouble] = useState<NotDone>();
  const of = `${kinds} ${since ?? ''}`;
  const loaded = useRef<Listed | undefined>(undefined);
  loaded.current = listed?.of === of ? listed : undefined;

  const page = useCallback(
    (before: number | undefined) =>
      call((desk) =>
        desk.journal({
          kinds,
          limit: pageSize,
          ...(since === undefined ? {} : { since }),
          ...(before === undefined ? {} : { before }),
        }),
      ),
    [call, kinds, since],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what reads again
  useEffect(() => {
    let current = true;
    const read = async () => {
      const result = await page(undefined);
      if (!current) return;
      if (result.type !== 'done') return setTrouble(result);
      setTrouble(undefined);
      const before = loaded.current;
      const rows = mergeNewest(before?.rows ?? [], result.value.rows);
      const kept = before !== undefined && rows.length > result.value.rows.length;
      setListed({ of, rows, more: kept ? before.more : result.value.more });
    };
    void read();
    return () => {
      current = false;
    };
  }, [page, of, news]);

  const older = useCallback(async () => {
    const last = loaded.current?.rows.at(-1)?.seq;
    const result = await page(last);
    if (result.type !== 'done') return setTrouble(result);
    const rows = [...(loaded.current?.rows ?? []), ...result.value.rows];
    setListed({ of, rows, more: result.value.more });
  }, [page, of]);

  return { listed: loaded.current, trouble, older };
}
