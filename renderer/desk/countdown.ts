import { useEffect, useState } from 'react';

/** Whole seconds left until `until` (a `performance.now()` instant), 0 once it is over; `undefined` stays 0. */
export function useSecondsUntil(until: number | undefined): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (until === undefined) {
      setSeconds(0);
      return;
    }
    const left = () => Math.max(0, Math.ceil((until - performance.now()) / 1_000));
    setSeconds(left());
    const timer = setInterval(() => {
      const now = left();
      setSeconds(now);
      if (now === 0) clearInterval(timer);
    }, 200);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
