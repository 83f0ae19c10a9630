import { useState } from 'react';
import type { GenerationStatus, SourceStatus } from '../../../shared/contract/trust.ts';
import { sourceKindWord } from '../../../shared/locales/source-kinds.ts';
import { useLanguage } from '../../language.tsx';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { useAsking } from './use-asking.ts';

type Which = 'restore' | 'take-again';

/** The other generation, and the way to put it in force: asked twice, for it changes who is let in. */
function OtherGeneration({
  source: { location },
  other,
  which,
  onRestored,
}: {
  readonly source: SourceStatus;
  readonly other: GenerationStatus;
  readonly which: Which;
  readonly onRestored: () => void;
}) {
  const t = useDeskText();
  const formats = useFormats();
  const { session } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [sure, setSure] = useState(false);
  const values = { ...other, age: formats.age(other.currentAt) };
  const restore = () =>
    ask(async (desk) => {
      await desk.restoreSource({ location, generation: other.number });
      onRestored();
    });
  return (
    <>
      <p className="fine">{t(which === 'restore' ? 'trust.previous' : 'trust.turned-back', values)}</p>
      {session.role === 'manager' && !sure && (
        <button type="button" className="button" onClick={() => setSure(true)}>
          {t(`trust.${which}`)}
        </button>
      )}
      {sure && (
        <div role="alertdialog" aria-label={t(`trust.${which}`)} className="sure">
          <p>{t(`trust.${which}-sure`, values)}</p>
          <div className="row">
            <button type="button" className="button go" disabled={busy} onClick={() => void restore()}>
              {t(`trust.${which}`)}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => setSure(false)}>
              {t('trust.restore-no')}
            </button>
          </div>
        </div>
      )}
      <CallNotice outcome={outcome} />
    </>
  );
}

/** A place that keys and revocations come from: what of it is in force, what else is held, what went wrong. */
export function SourceLine({
  source,
  onRestored,
}: {
  readonly source: SourceStatus;
  readonly onRestored: () => void;
}) {
  const t = useDeskText();
  const { language } = useLanguage();
  const formats = useFormats();
  const { installedAt, attemptedAt, nextAttemptAt, error, generation, previous, turnedBack } = source;
  const other = previous ?? turnedBack;
  return (
    <li className={error === undefined ? '' : 'bad'}>
      <b className="location">{source.location}</b>
      <span className="fine">{sourceKindWord(language, source.kind)}</span>
      <span>
        {installedAt === undefined
          ? t('trust.never')
          : t('trust.installed', { age: formats.age(installedAt) })}
      </span>
      {attemptedAt !== undefined && error !== undefined && (
        <span className="state offline">
          {t('trust.failed')} · {formats.age(attemptedAt)}
        </span>
      )}
      {error !== undefined && nextAttemptAt !== undefined && (
        <span className="fine">{t('trust.next', { time: formats.minutes(nextAttemptAt) })}</span>
      )}
      {error !== undefined && (
        <p lang="en" className="fine">
          {error}
        </p>
      )}
      {generation !== undefined && (
        <p>{t('trust.generation', { ...generation, age: formats.age(generation.installedAt) })}</p>
      )}
      {other !== undefined && (
        <OtherGeneration
          key={other.number}
          source={source}
          other={other}
          which={previous === undefined ? 'take-again' : 'restore'}
          onRestored={onRestored}
        />
      )}
    </li>
  );
}
