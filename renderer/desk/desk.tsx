import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { DeskSession } from '../../shared/contract/sessions.ts';
import type { EntryForm } from '../../shared/entry-form.ts';
import { desk as catalogue } from '../../shared/locales/desk.ts';
import type { Role } from '../../shared/settings.ts';
import type { Client } from '../client.ts';
import { useText } from '../language.tsx';
import { type Called, called, type NotDone } from './calls.ts';

/** Somebody who can unlock the desk. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** What every screen of the desk works with. */
export interface Desk {
  readonly session: DeskSession;
  readonly people: readonly Person[];
  /** Asks again who they are. */
  readonly reloadPeople: () => Promise<void>;
  /** The policy's forms of a manual entry, once they are loaded. */
  readonly forms: readonly EntryForm[] | undefined;
  /** Supervisors and managers may do what stewards may not (`main/desk/router.ts` decides; this only shows it). */
  readonly inCharge: boolean;
  /** Makes a call; a session that is over brings the PIN pad up, whatever was called. */
  readonly call: <T>(work: (desk: Client['desk']) => Promise<T>) => Promise<Called<T>>;
  /** Counts what this desk has changed; `changed` says that it did. */
  readonly changes: number;
  readonly changed: () => void;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export function DeskProvider(props: {
  readonly client: Client;
  readonly session: DeskSession;
  readonly people: readonly Person[];
  readonly onPeople: () => Promise<void>;
  readonly forms: readonly EntryForm[] | undefined;
  readonly onLocked: () => void;
  readonly children: React.ReactNode;
}) {
  const { client, session, people, onPeople: reloadPeople, forms, onLocked } = props;
  const call = useCallback(
    async <T,>(work: (desk: Client['desk']) => Promise<T>) => {
      const result = await called(() => work(client.desk));
      if (result.type === 'locked') onLocked();
      return result;
    },
    [client, onLocked],
  );
  const [changes, setChanges] = useState(0);
  const [changed] = useState(() => () => setChanges((count) => count + 1));
  const value = useMemo(
    () => ({
      session,
      people,
      reloadPeople,
      forms,
      inCharge: session.role !== 'steward',
      call,
      changes,
      changed,
    }),
    [session, people, reloadPeople, forms, call, changes, changed],
  );
  return <DeskContext value={value}>{props.children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('a screen of the desk stands outside DeskProvider');
  return desk;
}

export function useDeskText() {
  return useText(catalogue);
}

/** Why a call came to nothing, in words. `refused`: what a refusal means here; the kiosk's own words follow. */
export function CallNotice(props: { readonly outcome: NotDone | undefined; readonly refused?: string }) {
  const t = useDeskText();
  const { outcome } = props;
  if (outcome === undefined || outcome.type === 'locked') return null;
  if (outcome.type === 'refused') {
    return (
      <div className="notice bad" role="alert">
        <p>{props.refused ?? t('call.refused')}</p>
        <p lang="en" className="fine">
          {outcome.detail}
        </p>
      </div>
    );
  }
  return (
    <p className="notice bad" role="alert">
      {t(outcome.type === 'not-allowed' ? 'call.not-allowed' : 'call.failed')}
    </p>
  );
}
