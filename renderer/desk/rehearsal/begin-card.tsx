import { useEffect, useState } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useAsking } from '../house/use-asking.ts';

/** Why the last rehearsal came to nothing, in English, if it did. */
function useFailure(): string | undefined {
  const { call } = useDesk();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let current = true;
    const load = async () => {
      const result = await call((desk) => desk.rehearsal());
      if (current && result.type === 'done' && result.value.type === 'offered')
        setFailure(result.value.failure);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call]);
  return failure;
}

/** The way into a rehearsal, after a second look. In one there is no way into another. */
export function BeginRehearsalCard() {
  const t = useDeskText();
  const { inCharge } = useDesk();
  const { status } = useKiosk();
  const { busy, done, outcome, ask } = useAsking();
  const failure = useFailure();
  const [sure, setSure] = useState(false);
  if (status.rehearsal !== undefined) return null;
  return (
    <section className="card wide" data-card="rehearsal">
      <h2>{t('page.rehearsal')}</h2>
      <p className="fine">{t('rehearsal.offer')}</p>
      {failure !== undefined && (
        <div className="notice warn" role="status">
          <p>{t('rehearsal.failed')}</p>
          <p className="fine" lang="en">
            {failure}
          </p>
        </div>
      )}
      {sure ? (
        <div role="alertdialog" aria-label={t('rehearsal.begin')} className="sure">
          <p>{t('rehearsal.begin-sure')}</p>
          <div className="row">
            <button
              type="button"
              className="button go"
              disabled={busy || done}
              onClick={() => void ask((desk) => desk.beginRehearsal())}
            >
              {t(busy || done ? 'rehearsal.beginning' : 'rehearsal.begin-now')}
            </button>
            <button type="button" className="button" disabled={busy || done} onClick={() => setSure(false)}>
              {t('rehearsal.not')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="button" disabled={!inCharge} onClick={() => setSure(true)}>
          {t('rehearsal.begin')}
        </button>
      )}
      {!inCharge && <p className="fine">{t('status.in-charge')}</p>}
      <CallNotice outcome={outcome} />
    </section>
  );
}
