import { useState } from 'react';
import type { Client } from '../../client.ts';
import type { NotDone } from '../calls.ts';
import { useDesk } from '../desk.tsx';

/** One call at a time that somebody asked for with a button, and what became of the last. */
export function useAsking(): {
  readonly busy: boolean;
  readonly done: boolean;
  readonly outcome: NotDone | undefined;
  readonly ask: (work: (desk: Client['desk']) => Promise<unknown>) => Promise<void>;
} {
  const { call } = useDesk();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [outcome, setOutcome] = useState<NotDone>();
  const ask = async (work: (desk: Client['desk']) => Promise<unknown>) => {
    setBusy(true);
    const result = await call(work);
    setBusy(false);
    setDone(result.type === 'done');
    setOutcome(result.type === 'done' ? undefined : result);
  };
  return { busy, done, outcome, ask };
}
