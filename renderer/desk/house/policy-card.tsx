import { useEffect, useState } from 'react';
import type { PolicyChoice } from '../../../shared/contract/house.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useLanguage } from '../../language.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useAsking } from './use-asking.ts';

/** What this venue asks for at the door, one policy in force; managers choose another. */
export function PolicyCard() {
  const t = useDeskText();
  const { language } = useLanguage();
  const { session, call } = useDesk();
  const { status } = useKiosk();
  const { busy, outcome, ask } = useAsking();
  const [policies, setPolicies] = useState<readonly PolicyChoice[]>([]);
  const mayChoose = session.role === 'manager';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another policy in force marks another choice
  useEffect(() => {
    let current = true;
    const load = async () => {
      const result = await call((desk) => desk.policies());
      if (current && result.type === 'done') setPolicies(result.value);
    };
    void load();
    return () => {
      current = false;
    };
  }, [call, status.policy]);
  return (
    <section className="card wide">
      <h2>{t('status.policy')}</h2>
      <fieldset className="segments policies">
        <legend className="visually-hidden">{t('status.policy')}</legend>
        {policies.map(({ name, title, inForce }) => (
          <button
            key={name}
            type="button"
            className="pick"
            aria-pressed={inForce}
            disabled={!mayChoose || busy}
            onClick={() => void ask((desk) => desk.choosePolicy({ name }))}
          >
            {title[language]}
          </button>
        ))}
      </fieldset>
      <p className="fine">{t(mayChoose ? 'status.policy-lead' : 'status.manager-only')}</p>
      <CallNotice outcome={outcome} />
    </section>
  );
}
