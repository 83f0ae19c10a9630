import { useEffect, useRef, useState } from 'react';
import type { DeskSession } from '../../../shared/contract/sessions.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { Logo } from '../../parts/logo.tsx';
import { useScreen } from '../../parts/screen.ts';
import { type Person, useDeskText } from '../desk.tsx';
import { useIdleWatch } from '../idle-watch.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { LastVerdictStrip } from '../last-verdict-strip.tsx';
import { PinPad } from './pin-pad.tsx';
import { useUnlocking } from './use-unlocking.ts';

/** A PIN pad that nobody uses stands in the guests' way. */
const leaveAfterMs = 60_000;

function People(props: { readonly people: readonly Person[]; readonly onChoose: (id: string) => void }) {
  const t = useDeskText();
  return (
    <ul className="people">
      {props.people.map(({ id, name, role }) => (
        <li key={id}>
          <button type="button" onClick={() => props.onChoose(id)}>
            <b>{name}</b>
            <span>{t(`role.${role}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The PIN pad: who, then the PIN. Whoever is alone on the list is meant. */
export function LockScreen(props: {
  readonly people: readonly Person[] | undefined;
  /** Something was being typed when the desk locked. */
  readonly kept: boolean;
  readonly onUnlock: (session: DeskSession) => void;
  readonly onCancel: () => void;
}) {
  useScreen('locked');
  const t = useDeskText();
  const { client } = useKiosk();
  const people = props.people ?? [];
  const [chosen, setChosen] = useState<string>();
  const person = people.length === 1 ? people[0] : people.find(({ id }) => id === chosen);
  const unlocking = useUnlocking(client, person?.id, props.onUnlock);
  useIdleWatch({ lockAfterMs: leaveAfterMs, onAlive: () => undefined, onIdle: props.onCancel });
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reader is told when the question changes
  useEffect(() => heading.current?.focus(), [person]);

  const said = unlocking.trouble === undefined ? '' : t(`lock.${unlocking.trouble}`);
  const waiting = unlocking.wait > 0 ? t('lock.wait', { seconds: unlocking.wait }) : '';
  return (
    <main className="lock">
      <LastVerdictStrip />
      <div className="lock-card card">
        <Logo />
        <p className="eyebrow">{t('lock.title')}</p>
        <h1 ref={heading} tabIndex={-1}>
          {person === undefined ? t('lock.who') : t('lock.pin', { name: person.name })}
        </h1>
        {props.people !== undefined && people.length === 0 && <p className="notice">{t('lock.nobody')}</p>}
        {person === undefined && <People people={people} onChoose={setChosen} />}
        {person !== undefined && (
          <>
            <PinPad
              entry={unlocking.entry}
              disabled={unlocking.checking || unlocking.wait > 0}
              onKey={unlocking.press}
              onEnter={unlocking.enter}
            />
            <p className="lock-said" role="alert">
              {said}
            </p>
            <p className="lock-wait">{waiting}</p>
          </>
        )}
        {props.kept && <p className="fine">{t('lock.kept')}</p>}
        <div className="row">
          <button type="button" className="button" onClick={props.onCancel}>
            {t('lock.cancel')}
          </button>
          {person !== undefined && people.length > 1 && (
            <button type="button" className="button" onClick={() => setChosen(undefined)}>
              {t('lock.other')}
            </button>
          )}
          <LanguageSwitch />
        </div>
      </div>
    </main>
  );
}
