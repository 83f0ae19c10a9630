import { useEffect, useState } from 'react';
import { useKiosk } from './kiosk-state.tsx';

const minute = 60_000;

/** The kiosk's clock, anew at each full minute and with each status. */
export function useMinute(): number {
  const { now, status } = useKiosk();
  const [, tick] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a status may have moved the clock
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          tick((count) => count + 1);
          wait();
        },
        minute - (now() % minute) + 20,
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [now, status]);
  return now();
}
