import { useEffect, useState } from 'react';
import type { SettleDetails } from '../../../shared/contract/settle.ts';
import type { Called } from '../calls.ts';
import { useDesk } from '../desk.tsx';
import { useNews } from '../use-news.ts';

/** What there is to know about one scan, read again when something happened; `undefined` until it is there. */
export function useSettleDetails(seq: number): Called<SettleDetails> | undefined {
  const { call } = useDesk();
  const news = useNews();
  const [found, setFound] = useState<{ readonly seq: number; readonly result: Called<SettleDetails> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what reads again
  useEffect(() => {
    let current = true;
    const read = async () => {
      const result = await call((desk) => desk.settleDetails({ seq }));
      if (current) setFound({ seq, result });
    };
    void read();
    return () => {
      current = false;
    };
  }, [call, seq, news]);
  return found?.seq === seq ? found.result : undefined;
}
