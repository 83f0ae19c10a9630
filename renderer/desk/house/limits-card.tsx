import { useEffect, useState } from 'react';
import type { LimitChange, OverLimit } from '../../../shared/contract/limits.ts';
import type { PinAnswer } from '../../../shared/contract/pin-answer.ts';
import { artefacts, isLifted, type Lifted } from '../../../shared/limit-override.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { LiftLimits } from './lift-limits.tsx';
import { PinQuestion } from './pin-question.tsx';
import { useAsking } from './use-asking.ts';

const maxNames = 3;

/** What is over its limit, looked at again when one of the ages or the overrides changes. */
function useOverLimits(): readonly OverLimit[] {
  const { call } = useDesk();
  const { status } = useKiosk();
  const { keys, revocations, limitOverrides, policy } = status;
  const isOver = keys.level === 'hard' || revocations.level === 'hard';
  const sign = JSON.stringify([keys, revocations, limitOverrides, policy]);
  const [over, setOver] = useState<readonly OverLimit[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sign is another list
  useEffect(() => {
    let current = true;
    if (!isOver) setOver([]);
    else
      void call((desk) => desk.overLimits()).then((result) => {
        if (current && result.type === 'done') setOver(result.value);
      });
    return () => {
      current = false;
    };
  }, [call, sign]);
  return over;
}

/** What goes to staff meanwhile: a line an artefact, for one directory may hold the issuers of thirty countries. */
function OverLines({ counting }: { readonly counting: readonly OverLimit[] }) {
  const t = useDeskText();
  const formats = useFormats();
  return artefacts.map((artefact) => {
    const old = counting.filter((one) => one.artefact === artefact);
    if (old.length === 0) return null;
    const names = old.slice(0, maxNames).map(({ name }) => name);
    const more = old.length > maxNames ? [t('limits.more', { count: old.length - maxNames })] : [];
    return (
      <li key={artefact} data-over={artefact}>
        <b>
          {t(`limits.${artefact}`)} · {[...names, ...more].join(', ')}
        </b>
        <span className="state offline">{t('limits.hard')}</span>
        <span>{t('limits.as-of', { age: formats.age(Math.min(...old.map(({ asOf }) => asOf))) })}</span>
      </li>
    );
  });
}

/** What somebody in charge answers for, and until when. */
function LiftedLines({ onEnd }: { readonly onEnd: ((lifted: Lifted) => void) | undefined }) {
  const t = useDeskText();
  const formats = useFormats();
  const { status } = useKiosk();
  return status.limitOverrides.map(({ artefact, issuer, name, until }) => {
    const [what, whose] = [t(`limits.${artefact}`), name ?? t('limits.of-all')];
    return (
      <li key={JSON.stringify([artefact, issuer])} data-lifted={artefact}>
        <b>
          {what} · {whose}
        </b>
        <span className="state degraded">{t('limits.overridden')}</span>
        <span>{t('limits.until', { time: formats.dateTime(until) })}</span>
        {onEnd !== undefined && (
          <button
            type="button"
            className="button"
            aria-label={t('limits.end-of', { what, whose })}
            onClick={() => onEnd({ artefact, issuer })}
          >
            {t('limits.end')}
          </button>
        )}
      </li>
    );
  });
}

/** Goes on with keys and lists that are over their hard limit, on the word of somebody in charge, for some hours. */
export function LimitsCard() {
  const t = useDeskText();
  const { status } = useKiosk();
  const { inCharge } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [asked, setAsked] = useState<'lift' | Lifted>();
  const over = useOverLimits();
  const { limitOverrides } = status;
  const counting = over.filter((one) => !isLifted(limitOverrides, one));
  if (over.length === 0 && limitOverrides.length === 0) return null;

  const send = async (pin: string, change: LimitChange) => {
    let answer: PinAnswer | undefined;
    await ask(async (desk) => {
      answer = await desk.overrideLimits({ pin, ...change });
    });
    if (answer?.ok === true) setAsked(undefined);
    return answer;
  };
  const pinFor = (change: LimitChange) => (
    <PinQuestion question={t('limits.pin')} disabled={busy} onPin={(pin) => send(pin, change)} />
  );
  const state = counting.length > 0 ? 'hard' : 'overridden';
  return (
    <section className="card wide limits" data-limits={state}>
      <h2>
        {t('limits.title')}
        <span className={`state ${state === 'hard' ? 'offline' : 'degraded'}`}>{t(`limits.${state}`)}</span>
      </h2>
      <p>{t(state === 'hard' ? 'limits.lead' : 'limits.unknown')}</p>
      <ul className="lines">
        <OverLines counting={counting} />
        <LiftedLines onEnd={inCharge && asked === undefined ? setAsked : undefined} />
      </ul>
      {asked === undefined && counting.length > 0 && (
        <button type="button" className="button" disabled={!inCharge} onClick={() => setAsked('lift')}>
          {t('limits.override')}
        </button>
      )}
      {!inCharge && <p className="fine">{t('status.in-charge')}</p>}
      {asked === 'lift' && <LiftLimits over={counting}>{pinFor}</LiftLimits>}
      {typeof asked === 'object' && (
        <>
          <b>
            {t('limits.end')}: {t(`limits.${asked.artefact}`)}
          </b>
          {pinFor({ artefacts: [asked.artefact], issuer: asked.issuer, change: null })}
        </>
      )}
      {asked !== undefined && (
        <button type="button" className="button" onClick={() => setAsked(undefined)}>
          {t('limits.not')}
        </button>
      )}
      <CallNotice outcome={outcome} />
    </section>
  );
}
