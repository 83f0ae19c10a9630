import { RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { IssuerStatus, SourceStatus, StickStatus } from '../../../shared/contract/trust.ts';
import type { Age } from '../../../shared/verdict.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { PageHead } from '../page-head.tsx';
import { AddSource } from './add-source.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { SourceLine } from './source-line.tsx';
import { Sticks } from './sticks.tsx';

interface Held {
  readonly issuers: readonly IssuerStatus[];
  readonly sources: readonly SourceStatus[];
  readonly sticks: readonly StickStatus[];
}

function AgeTag({ age }: { readonly age: Age }) {
  const t = useDeskText();
  const formats = useFormats();
  const level = t(`age.${age.level}`);
  if (age.asOf === undefined) return <span className={`state age-${age.level}`}>{level}</span>;
  return (
    <>
      <span className={`state age-${age.level}`}>{level}</span>{' '}
      <span className="nowrap">{formats.age(age.asOf)}</span>
    </>
  );
}

function Issuers({ issuers }: { readonly issuers: readonly IssuerStatus[] }) {
  const t = useDeskText();
  if (issuers.length === 0) return <p className="card empty">{t('trust.none')}</p>;
  return (
    <table className="card rows issuers">
      <thead>
        <tr>
          <th scope="col">{t('trust.issuer')}</th>
          <th scope="col">{t('trust.keys')}</th>
          <th scope="col">{t('trust.keys-age')}</th>
          <th scope="col">{t('trust.revocations-age')}</th>
          <th scope="col">{t('trust.revoked')}</th>
        </tr>
      </thead>
      <tbody>
        {issuers.map((issuer) => (
          <tr key={issuer.id}>
            <td>
              <b>{issuer.name}</b>
              <span className="under">{issuer.id}</span>
            </td>
            <td>{t('trust.keys-count', { count: issuer.keys })}</td>
            <td>
              <AgeTag age={issuer.keysAge} />
            </td>
            <td>
              <AgeTag age={issuer.revocationsAge} />
            </td>
            <td>{t('status.count', { count: issuer.revoked })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whose passes this kiosk can check, how old what it knows is, and where it gets it from. */
export function TrustPage({ scanned }: { readonly scanned: string }) {
  useScreen('desk');
  const t = useDeskText();
  const { call, session } = useDesk();
  const [held, setHeld] = useState<Held>();
  const [trouble, setTrouble] = useState<NotDone>();
  const [refreshing, setRefreshing] = useState(false);
  const [failed, setFailed] = useState<number>();

  const load = useCallback(async () => {
    const result = await call((desk) => desk.trust());
    if (result.type === 'done') setHeld(result.value);
    setTrouble(result.type === 'done' ? undefined : result);
  }, [call]);
  const { status } = useKiosk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the number that says that there is news
  useEffect(() => void load(), [load, status.trustEdition]);

  const refresh = async () => {
    setRefreshing(true);
    const result = await call((desk) => desk.refresh());
    setRefreshing(false);
    if (result.type !== 'done') return setTrouble(result);
    setFailed(result.value.sources.filter(({ error }) => error !== undefined).length);
    await load();
  };
  return (
    <>
      <PageHead title={t('page.trust')}>
        <button
          type="button"
          className="button go head-key"
          disabled={refreshing}
          onClick={() => void refresh()}
        >
          <RefreshCw />
          {t(refreshing ? 'trust.refreshing' : 'trust.refresh')}
        </button>
      </PageHead>
      <CallNotice outcome={trouble} />
      {failed !== undefined && (
        <p className={failed === 0 ? 'notice' : 'notice warn'} role="status">
          {t('trust.refreshed', { count: failed })}
        </p>
      )}
      {held !== undefined && (
        <>
          <Sticks sticks={held.sticks} onTrusted={() => void load()} />
          <Issuers issuers={held.issuers} />
          <CalendarCard edition={held} />
          <section className="card">
            <h2>{t('trust.sources')}</h2>
            {held.sources.length === 0 && <p className="fine">{t('trust.sources-none')}</p>}
            <ul className="lines">
              {held.sources.map((source) => (
                <SourceLine key={source.id} source={source} onRestored={() => void load()} />
              ))}
            </ul>
          </section>
          {session.role === 'manager' && (
            <AddSource key={scanned} scanned={scanned} onTaken={() => void load()} />
          )}
        </>
      )}
    </>
  );
}
