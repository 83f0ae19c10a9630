import { useEffect, useState } from 'react';
import { useKiosk } from '../kiosk-state.tsx';
import { useDesk } from './desk.tsx';
import { useNews } from './use-news.ts';
import { venueTodayBegan } from './venue-today.ts';

export interface Summary {
  readonly admitted: number;
  readonly refused: number;
  readonly reviewed: number;
  readonly manual: number;
  readonly inside: number;
}

/** The door in numbers since the venue's day began, counted again whenever something happened at the door. */
export function useSummary(): Summary | undefined {
  const { call } = useDesk();
  const { status, now } = useKiosk();
  const news = useNews();
  const { timeZone } = status;
  const [summary, setSummary] = useState<Summary>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what asks again
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const result = await call((desk) => desk.summary({ since: venueTodayBegan(now(), timeZone) }));
      if (current && result.type === 'done') setSummary(result.value);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [call, timeZone, now, news]);
  return summary;
}
