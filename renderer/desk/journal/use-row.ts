import { useEffect, useState } from 'react';
import type { RowDetails } from '../../../shared/contract/journal.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';
import { useNews } from '../use-news.ts';

export type OneRow =
  | ({ readonly type: 'row' } & RowDetails)
  /** Destroyed when its time was over. */
  | { readonly type: 'gone' }
  | { readonly type: 'trouble'; readonly outcome: NotDone };

/** One row of the journal by its number, read again when something happened; `undefined` until it is there. */
export function useRow(seq: number): OneRow | undefined {
  const { call } = useDesk();
  const news = useNews();
  const [found, setFound] = useState<OneRow & { readonly seq: number }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what reads again
  useEffect(() => {
    let current = true;
    const read = async () => {
      const result = await call((desk) => desk.journalRow({ seq }));
      if (!current) return;
      if (result.type !== 'done') return setFound({ seq, type: 'trouble', outcome: result });
      const details = result.value;
      setFound(details === undefined ? { seq, type: 'gone' } : { seq, type: 'row', ...details });
    };
    void read();
    return () => {
      current = false;
    };
  }, [call, seq, news]);
  return found?.seq === seq ? found : undefined;
}
