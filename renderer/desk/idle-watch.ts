import { useEffect, useRef, useState } from 'react';

/** How long before the lock the desk says so: time enough to read it and touch the screen. */
const warningMs = 15_000;

/**
 * Watches whether anybody works here. `onIdle` after `lockAfterMs` without a touch or a key; `onAlive` now and then
 * while there are some, so that the kiosk's own session lives as long. Answers how many seconds are left, once they
 * are few.
 */
export function useIdleWatch(options: {
  readonly lockAfterMs: number;
  readonly onAlive: () => void;
  readonly onIdle: () => void;
}): number | undefined {
  const { lockAfterMs } = options;
  const handlers = useRef(options);
  handlers.current = options;
  const [secondsLeft, setSecondsLeft] = useState<number>();
  useEffect(() => {
    let lastTouch = performance.now();
    let lastSaid = lastTouch;
    const touched = () => {
      lastTouch = performance.now();
      setSecondsLeft(undefined);
      if (lastTouch - lastSaid < lockAfterMs / 6) return;
      lastSaid = lastTouch;
      handlers.current.onAlive();
    };
    const look = () => {
      const left = lastTouch + lockAfterMs - performance.now();
      if (left <= 0) handlers.current.onIdle();
      else if (left <= Math.min(warningMs, lockAfterMs / 2)) setSecondsLeft(Math.ceil(left / 1_000));
    };
    const timer = setInterval(look, 500);
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
    };
  }, [lockAfterMs]);
  return secondsLeft;
}
