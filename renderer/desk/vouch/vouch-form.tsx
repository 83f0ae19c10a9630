import { useState } from 'react';
import { useDesk, useDeskText } from '../desk.tsx';
import { ReasonField } from '../reason-field.tsx';
import { type SendVouch, VouchPin } from './vouch-pin.tsx';

const usual = ['evidence', 'known', 'left', 'issuer', 'care'] as const;

/**
 * Who answers for it and why, then their PIN: two steps, because the PIN pad takes every key. A steward calls somebody
 * in charge, and goes on working at the same desk.
 */
export function VouchForm(props: {
  /** Does what is answered for. */
  readonly send: SendVouch;
  readonly onCancel: () => void;
}) {
  const t = useDeskText();
  const { session, people, inCharge } = useDesk();
  const able = people.filter(({ role }) => role !== 'steward');
  const [chosen, setChosen] = useState(
    inCharge ? session.staff : able.length === 1 ? able[0]?.id : undefined,
  );
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [step, setStep] = useState<'reason' | 'pin'>('reason');
  const person = able.find(({ id }) => id === chosen);

  const next = () => {
    const complete = person !== undefined && reason.trim() !== '';
    setMissing(!complete);
    if (complete) setStep('pin');
  };
  return (
    <section className="override" aria-label={t('override.title')}>
      <h3>{t('override.title')}</h3>
      {step === 'pin' && person !== undefined ? (
        <VouchPin person={person} reason={reason.trim()} send={props.send} onBack={() => setStep('reason')} />
      ) : (
        <>
          <p className="fine">{t(able.length === 0 ? 'override.nobody' : 'override.lead')}</p>
          {able.length > 1 && (
            <fieldset className="segments">
              <legend>{t('override.who')}</legend>
              {able.map(({ id, name }) => (
                <button
                  key={id}
                  type="button"
                  className="pick"
                  aria-pressed={id === chosen}
                  onClick={() => {
                    setChosen(id);
                    setMissing(false);
                  }}
                >
                  {name}
                </button>
              ))}
            </fieldset>
          )}
          <ReasonField
            label={t('override.why')}
            usual={usual.map((one) => t(`override.because-${one}`))}
            value={reason}
            onChange={(words) => {
              setReason(words);
              setMissing(false);
            }}
          />
          {missing && (
            <p className="notice bad" role="alert">
              {t('override.missing')}
            </p>
          )}
          <div className="details-keys">
            <button type="button" className="button go" disabled={able.length === 0} onClick={next}>
              {t('override.to-pin')}
            </button>
            <button type="button" className="button" onClick={props.onCancel}>
              {t('override.not')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
