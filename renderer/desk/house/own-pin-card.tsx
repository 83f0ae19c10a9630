import { useState } from 'react';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { AccountFields } from './account-fields.tsx';
import { type AccountLines, type AccountProblem, checkAccount } from './check-account.ts';

type Said = AccountProblem | 'wrong-pin' | 'too-soon' | 'pin-changed';

/** Another PIN for whoever works here, for the one that they have. */
export function OwnPinCard() {
  const t = useDeskText();
  const { call } = useDesk();
  const [lines, setLines] = useState<AccountLines>({});
  const [said, setSaid] = useState<Said>();
  const [outcome, setOutcome] = useState<NotDone>();
  const [busy, setBusy] = useState(false);

  const change = async () => {
    const problem = checkAccount(lines, 'needed');
    setSaid(problem);
    if (problem !== undefined) return;
    const { current = '', pin = '' } = lines;
    setBusy(true);
    const result = await call((desk) => desk.changePin({ current, pin }));
    setBusy(false);
    setLines({});
    if (result.type !== 'done') return setOutcome(result);
    setOutcome(undefined);
    if (result.value.ok) return setSaid('pin-changed');
    setSaid(result.value.wrong ? 'wrong-pin' : 'too-soon');
  };
  return (
    <section className="card account">
      <h2>{t('people.own-pin')}</h2>
      <AccountFields
        lines={['current', 'pin', 'pinAgain']}
        values={lines}
        onChange={(line, value) => setLines({ ...lines, [line]: value })}
      />
      <p className="fine">{t('people.pin-hint')}</p>
      {said !== undefined && (
        <p className={said === 'pin-changed' ? 'notice' : 'notice bad'} role="alert">
          {t(`people.${said}`)}
        </p>
      )}
      <CallNotice outcome={outcome} />
      <button type="button" className="button" disabled={busy} onClick={() => void change()}>
        {t('people.own-pin-change')}
      </button>
    </section>
  );
}
