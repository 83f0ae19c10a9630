import { useCallback, useReducer, useRef, useState } from 'react';
import type { DeskSession } from '../../../shared/contract/sessions.ts';
import type { Client } from '../../client.ts';
import { useSecondsUntil } from '../countdown.ts';
import { isComplete, noPin, type PinEntry, type PinKey, pressPinKey } from './pin-entry.ts';

export type Trouble = 'wrong' | 'too-soon' | 'not-a-pin' | 'failed';

/** A PIN from its first digit to the kiosk's answer, and the wait that grows with every wrong one. */
export function useUnlocking(
  client: Client,
  staff: string | undefined,
  onUnlock: (session: DeskSession) => void,
): {
  readonly entry: PinEntry;
  readonly trouble: Trouble | undefined;
  /** Seconds until the next try counts. */
  readonly wait: number;
  readonly checking: boolean;
  readonly press: (key: PinKey) => void;
  readonly enter: () => void;
} {
  const [entry, press] = useReducer(pressPinKey, noPin);
  const [trouble, setTrouble] = useState<Trouble>();
  const [until, setUntil] = useState<number>();
  const [checking, setChecking] = useState(false);
  const wait = useSecondsUntil(until);
  const trying = useRef(false);

  const pressed = useCallback((key: PinKey) => {
    setTrouble(undefined);
    press(key);
  }, []);

  const enter = useCallback(async () => {
    if (staff === undefined || trying.current) return;
    if (!isComplete(entry)) {
      if (entry.digits !== '' || entry.spoiled) setTrouble('not-a-pin');
      return;
    }
    trying.current = true;
    setChecking(true);
    const answer = await client.desk.unlock({ staff, pin: entry.digits }).catch(() => undefined);
    trying.current = false;
    setChecking(false);
    press({ type: 'clear' });
    if (answer === undefined) return setTrouble('failed');
    if (answer.ok) return onUnlock(answer.session);
    setTrouble(answer.wrong ? 'wrong' : 'too-soon');
    setUntil(performance.now() + answer.retryInMs);
  }, [client, staff, entry, onUnlock]);

  return { entry, trouble, wait, checking, press: pressed, enter: () => void enter() };
}
