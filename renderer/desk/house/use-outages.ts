import { useEffect, useState } from 'react';
import type { ReportPlace } from '../../../shared/contract/outages.ts';
import type { Outage } from '../../../shared/outage.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useDesk } from '../desk.tsx';
import { venueTodayBegan } from '../venue-today.ts';

export const spans = ['today', 'week', 'all'] as const;
export type Span = (typeof spans)[number];

const week = 7 * 24 * 60 * 60_000;

export interface Outages {
  /** Newest first. */
  readonly outages: readonly Outage[];
  readonly places: readonly ReportPlace[];
}

/** The outages of a span, asked for anew when the network changes, and since when that is in epoch milliseconds. */
export function useOutages(span: Span): {
  readonly found: Outages | undefined;
  readonly since: () => number;
} {
  const { call } = useDesk();
  const { status, now } = useKiosk();
  const [found, setFound] = useState<Outages>();
  const { timeZone, network } = status;
  const since = () =>
    span === 'all' ? 0 : span === 'week' ? now() - week : venueTodayBegan(now(), timeZone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the network is another list
  useEffect(() => {
    let current = true;
    const load = async () => {
      const result = await call((desk) => desk.outages({ since: since() }));
      if (current && result.type === 'done') setFound(result.value);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call, span, network]);
  return { found, since };
}
