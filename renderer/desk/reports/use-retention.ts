import { useEffect, useState } from 'react';
import type { ReportPlace } from '../../../shared/contract/outages.ts';
import type { RetentionReport } from '../../../shared/report.ts';
import { useDesk } from '../desk.tsx';

export type Retention = RetentionReport & { readonly places: readonly ReportPlace[] };

/** What is kept, and where files can be saved; asked when the page is opened. */
export function useRetention(): Retention | undefined {
  const { call } = useDesk();
  const [found, setFound] = useState<Retention>();
  useEffect(() => {
    let current = true;
    void call((desk) => desk.retention()).then((result) => {
      if (current && result.type === 'done') setFound(result.value);
    });
    return () => {
      current = false;
    };
  }, [call]);
  return found;
}
