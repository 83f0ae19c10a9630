import { ORPCError } from '@orpc/client';
import { useCallback, useState } from 'react';
import type { Client } from '../../client.ts';
import { checkSetup, type SetupDraft, type SetupField, type SetupProblems } from './check-setup.ts';

export type SetupTrouble = 'refused' | 'failed';

const empty = { venue: '', gate: '', manager: '', pin: '', pinAgain: '' };

/** The first run from the first letter to the kiosk's answer. Afterwards the kiosk's status opens the entrance. */
export function useSetup(client: Client, language: SetupDraft['language']) {
  const [values, setValues] = useState<Readonly<Record<SetupField, string>>>(empty);
  const [problems, setProblems] = useState<SetupProblems>({});
  const [trouble, setTrouble] = useState<SetupTrouble>();
  const [sending, setSending] = useState(false);

  const change = useCallback((field: SetupField, value: string) => {
    setValues((before) => ({ ...before, [field]: value }));
    // It is judged again when it is sent, not while it is typed.
    setProblems(({ [field]: _, ...others }) => others);
  }, []);

  /** Sends what is there, or answers with the first field that is not right yet. */
  const send = useCallback(async (): Promise<SetupField | undefined> => {
    const checked = checkSetup({ ...values, language });
    if (!checked.ok) {
      setProblems(checked.problems);
      return (Object.keys(empty) as SetupField[]).find((field) => checked.problems[field] !== undefined);
    }
    setTrouble(undefined);
    setSending(true);
    try {
      await client.kiosk.setup(checked.setup);
    } catch (error) {
      setTrouble(error instanceof ORPCError && error.code === 'REFUSED' ? 'refused' : 'failed');
    }
    setSending(false);
    return undefined;
  }, [client, values, language]);

  return { values, problems, trouble, sending, change, send };
}
