import { useEffect, useState } from 'react';
import type { SettleRow } from '../../../shared/contract/settle.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';
import { useNews } from '../use-news.ts';

/** As many as somebody looks through with guests waiting. */
export const shownAtMost = 100;

export type Shown = 'all' | 'review' | 'refuse';

interface ToSettle {
  readonly rows: readonly SettleRow[];
  readonly more: boolean;
  readonly open: number;
  readonly hours: number;
}

/** The scans of the last hours that were not admitted, read again whenever something happened. */
export function useToSettle(shown: Shown): {
  readonly found: ToSettle | undefined;
  readonly trouble: NotDone | undefined;
} {
  const { call } = useDesk();
  const news = useNews();
  const [found, setFound] = useState<ToSettle & { readonly of: Shown }>();
  const [trouble, setTrouble] = useState<NotDone>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what reads again
  useEffect(() => {
    let current = true;
    const read = async () => {
      const of = shown === 'all' ? {} : { decision: shown };
      const result = await call((desk) => desk.toSettle({ ...of, limit: shownAtMost }));
      if (!current) return;
      if (result.type !== 'done') return setTrouble(result);
      setTrouble(undefined);
      setFound({ ...result.value, of: shown });
    };
    void read();
    return () => {
      current = false;
    };
  }, [call, shown, news]);
  return { found: found?.of === shown ? found : undefined, trouble };
}
