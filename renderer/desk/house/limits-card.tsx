import { useReducer, useState } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { useSecondsUntil } from '../countdown.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { isComplete, noPin, pressPinKey } from '../lock/pin-entry.ts';
import { PinPad } from '../lock/pin-pad.tsx';
import { useAsking } from './use-asking.ts';

const hours = [1, 4, 12, 24] as const;
const reasons = ['network', 'confirmed', 'ordered'] as const;

/** Goes on with keys and lists that are over their hard limit, on the word of somebody in charge, for some hours. */
export function LimitsCard() {
  const t = useDeskText();
  const formats = useFormats();
  const { status } = useKiosk();
  const { inCharge } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [open, setOpen] = useState(false);
  const [chosenHours, setHours] = useState<(typeof hours)[number]>(1);
  const [reason, setReason] = useState<(typeof reasons)[number]>('network');
  const [entry, press] = useReducer(pressPinKey, noPin);
  const [wrong, setWrong] = useState(false);
  const [until, setUntil] = useState<number>();
  const wait = useSecondsUntil(until);
  const overridden = status.limitsOverriddenUntil;
  if (overridden === undefined && status.keys.level !== 'hard' && status.revocations.level !== 'hard')
    return null;

  const send = () =>
    ask(async (desk) => {
      if (!isComplete(entry) || wait > 0) return;
      const change =
        overridden === undefined ? { hours: chosenHours, reason: t(`limits.because-${reason}`) } : null;
      const answer = await desk.overrideLimits({ pin: entry.digits, change });
      press({ type: 'clear' });
      setWrong(!answer.ok);
      if (answer.ok) setOpen(false);
      else setUntil(performance.now() + answer.retryInMs);
    });

  return (
    <section className="card wide limits" data-limits={overridden === undefined ? 'hard' : 'overridden'}>
      <h2>
        {t('limits.title')}
        <span className={`state ${overridden === undefined ? 'offline' : 'degraded'}`}>
          {t(overridden === undefined ? 'limits.hard' : 'limits.overridden')}
        </span>
      </h2>
      <p>
        {overridden === undefined ? t('limits.lead') : t('limits.until', { time: formats.short(overridden) })}
      </p>
      {!open && (
        <button type="button" className="button" disabled={!inCharge} onClick={() => setOpen(true)}>
          {t(overridden === undefined ? 'limits.override' : 'limits.end')}
        </button>
      )}
      {!inCharge && <p className="fine">{t('status.in-charge')}</p>}
      {open && (
        <>
          {overridden === undefined && (
            <>
              <fieldset className="segments">
                <legend>{t('limits.how-long')}</legend>
                {hours.map((one) => (
                  <button
                    key={one}
                    type="button"
                    className="pick"
                    aria-pressed={one === chosenHours}
                    onClick={() => setHours(one)}
                  >
                    {t('limits.hours', { count: one })}
                  </button>
                ))}
              </fieldset>
              <fieldset className="segments">
                <legend>{t('limits.why')}</legend>
                {reasons.map((one) => (
                  <button
                    key={one}
                    type="button"
                    className="pick"
                    aria-pressed={one === reason}
                    onClick={() => setReason(one)}
                  >
                    {t(`limits.because-${one}`)}
                  </button>
                ))}
              </fieldset>
            </>
          )}
          <p role="status">
            {wait > 0 ? t('lock.wait', { seconds: wait }) : t(wrong ? 'lock.wrong' : 'limits.pin')}
          </p>
          <PinPad entry={entry} disabled={busy || wait > 0} onKey={press} onEnter={() => void send()} />
          <button type="button" className="button" onClick={() => setOpen(false)}>
            {t('limits.not')}
          </button>
        </>
      )}
      <CallNotice outcome={outcome} />
    </section>
  );
}
