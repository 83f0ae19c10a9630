import { useState } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { useAsking } from './use-asking.ts';

/** What stewards may not do is shown to them too, with the reason why it does nothing. */
function OnlyInCharge({ allowed }: { readonly allowed: boolean }) {
  const t = useDeskText();
  return allowed ? null : <p className="fine">{t('status.in-charge')}</p>;
}

/** Entries or exits at this gate from now on. */
export function DirectionCard() {
  const t = useDeskText();
  const { status } = useKiosk();
  const { inCharge: allowed } = useDesk();
  const { busy, outcome, ask } = useAsking();
  return (
    <section className="card">
      <h2>
        {t('status.gate')}
        <span className="state">{status.gate}</span>
      </h2>
      <fieldset className="toggle large">
        <legend className="visually-hidden">{t('status.direction')}</legend>
        {(['entry', 'exit'] as const).map((direction) => (
          <button
            key={direction}
            type="button"
            aria-pressed={status.direction === direction}
            disabled={!allowed || busy}
            onClick={() => void ask((desk) => desk.setDirection({ direction }))}
          >
            {t(`direction.${direction}`)}
          </button>
        ))}
      </fieldset>
      <OnlyInCharge allowed={allowed} />
      <CallNotice outcome={outcome} />
    </section>
  );
}

const clockTones = { trusted: '', suspicious: 'degraded', untrusted: 'offline' } as const;

/** What the kiosk's clock says, and a person's word for it. */
export function ClockCard() {
  const t = useDeskText();
  const formats = useFormats();
  const { status, now } = useKiosk();
  const { inCharge: allowed } = useDesk();
  const { busy, done, outcome, ask } = useAsking();
  return (
    <section className="card">
      <h2>
        {t('status.clock')}
        <span className={`state ${clockTones[status.clock]}`}>{t(`clock.${status.clock}`)}</span>
      </h2>
      <p>{t('status.clock-now', { time: formats.whole(now()) })}</p>
      <p className="fine">{t(`status.clock-${status.clock}`)}</p>
      <button
        type="button"
        className="button"
        disabled={!allowed || busy}
        onClick={() => void ask((desk) => desk.confirmClock())}
      >
        {t('status.clock-confirm')}
      </button>
      {done && <p role="status">{t('status.clock-confirmed')}</p>}
      <OnlyInCharge allowed={allowed} />
      <CallNotice outcome={outcome} />
    </section>
  );
}

/** Closes the kiosk, after a second look. */
export function LeaveCard() {
  const t = useDeskText();
  const { status } = useKiosk();
  const { inCharge: allowed } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [sure, setSure] = useState(false);
  return (
    <section className="card">
      <h2>{t('status.kiosk')}</h2>
      <p className="fine">{t('status.version', { version: status.version, policy: status.policy })}</p>
      {sure ? (
        <div role="alertdialog" aria-label={t('status.leave')} className="sure">
          <p>{t('status.leave-sure')}</p>
          <div className="row">
            <button
              type="button"
              className="button danger"
              disabled={busy}
              onClick={() => void ask((desk) => desk.leave())}
            >
              {t(busy ? 'status.leaving' : 'status.leave-now')}
            </button>
            <button type="button" className="button" onClick={() => setSure(false)}>
              {t('status.leave-not')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="button" disabled={!allowed} onClick={() => setSure(true)}>
          {t('status.leave')}
        </button>
      )}
      <OnlyInCharge allowed={allowed} />
      <CallNotice outcome={outcome} />
    </section>
  );
}
