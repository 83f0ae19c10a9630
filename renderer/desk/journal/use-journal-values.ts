import { useEffect, useState } from 'react';
import type { Client } from '../../client.ts';
import { useDesk } from '../desk.tsx';
import { useNews } from '../use-news.ts';

type Values = Awaited<ReturnType<Client['desk']['journalValues']>>;

const none: Values = { kinds: [], reasons: [], gates: [], staff: [] };

/** What the rows that are held can be looked for by, asked again when something happened. */
export function useJournalValues(): Values {
  const { call } = useDesk();
  const news = useNews();
  const [values, setValues] = useState(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what asks again
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const result = await call((desk) => desk.journalValues());
      if (current && result.type === 'done') setValues(result.value);
    };
    void ask();
    return () => {
      current = false;
    };
  }, [call, news]);
  return values;
}
