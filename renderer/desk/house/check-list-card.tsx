import { useEffect, useState } from 'react';
import type { Check } from '../../../shared/check-list.ts';
import { checkSentence, checkTitle } from '../../../shared/locales/check-list.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useLanguage } from '../../language.tsx';
import { useDesk, useDeskText } from '../desk.tsx';

/** The colour of a state, by the names that the network has for them. */
const colour = { good: 'online', warn: 'degraded', bad: 'offline' } as const;

/** What must be so before the doors open: what is amiss with what to do, and the rest by its name, looked at again when one of them changes. */
export function CheckListCard() {
  const t = useDeskText();
  const { language } = useLanguage();
  const { call } = useDesk();
  const { status } = useKiosk();
  const { clock, policy, network, selfCheck, scanners, keys, revocations, limitOverrides } = status;
  // Not the whole status, which changes with every guest: asking counts as work, and would keep the desk open.
  const sign = JSON.stringify([
    ...[clock, policy, network, selfCheck.length, keys.level, revocations.level, limitOverrides],
    ...scanners.map(({ state }) => state),
  ]);
  const [checks, setChecks] = useState<readonly Check[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sign is another list
  useEffect(() => {
    let current = true;
    void call((desk) => desk.checkList()).then((result) => {
      if (current && result.type === 'done') setChecks(result.value.checks);
    });
    return () => {
      current = false;
    };
  }, [call, sign]);
  const troubles = checks?.filter(({ state }) => state !== 'good') ?? [];
  const rest = checks?.filter(({ state }) => state === 'good') ?? [];
  const worst = (['bad', 'warn', 'good'] as const).find((state) =>
    checks?.some((one) => one.state === state),
  );
  return (
    <section className="card" data-check-list={worst}>
      <h2>
        {t('check.title')}
        {worst !== undefined && <span className={`state ${colour[worst]}`}>{t(`check.${worst}`)}</span>}
      </h2>
      {troubles.length > 0 && (
        <ul className="lines">
          {troubles.map((check) => (
            <li key={check.id} data-check={check.id} data-state={check.state}>
              <b>{checkTitle(language, check)}</b>
              <span className={`state ${colour[check.state]}`}>{t(`check.${check.state}`)}</span>
              <p className="fine">{checkSentence(language, check)}</p>
            </li>
          ))}
        </ul>
      )}
      {rest.length > 0 && (
        <p className="fine">
          {t('check.rest', { what: rest.map((check) => checkTitle(language, check)).join(' · ') })}
        </p>
      )}
    </section>
  );
}
