import { useEffect, useState } from 'react';
import { useKiosk } from '../kiosk-state.tsx';

const everyMs = 10_000;

/** The kiosk's clock in epoch milliseconds, read every ten seconds: fine enough for ages in minutes. */
export function useNow(): number {
  const { now } = useKiosk();
  const [read, setRead] = useState(now);
  useEffect(() => {
    setRead(now());
    const timer = setInterval(() => setRead(now()), everyMs);
    return () => clearInterval(timer);
  }, [now]);
  return read;
}
