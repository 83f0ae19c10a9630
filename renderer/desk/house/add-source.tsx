import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import type { FoundSource } from '../../../shared/contract/trust.ts';
import { CallNotice, useDeskText } from '../desk.tsx';
import { Stranger } from './stranger.tsx';
import { useAsking } from './use-asking.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

/** Another place to take keys and revocations from: an address, a folder, or a pairing code, typed or scanned. */
export function AddSource({
  scanned,
  onTaken,
}: {
  /** A pairing code to begin with. */
  readonly scanned: string;
  readonly onTaken: () => void;
}) {
  const t = useDeskText();
  const id = useId();
  const [text, setText] = useState(scanned);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever scanned a code sees what came of it, however long the list of sources.
    if (scanned !== '') card.current?.scrollIntoView({ block: 'nearest' });
  }, [scanned]);
  const [typing, setTyping] = useState(false);
  const [found, setFound] = useState<FoundSource>();
  const { busy, outcome, ask } = useAsking();
  const change = (value: string) => {
    setText(value);
    setFound(undefined);
  };
  const taken = (location: string) => {
    setText('');
    setTyping(false);
    setFound({ state: 'taken', location });
    onTaken();
  };
  const look = () =>
    ask(async (desk) => {
      setFound(undefined);
      const looked = await desk.lookAtSource({ location: text });
      if (looked.state === 'taken') return taken(looked.location);
      setTyping(false);
      setFound(looked);
    });
  return (
    <section className="card add-source" ref={card}>
      <h2>{t('trust.add')}</h2>
      <p className="fine">{t('trust.add-lead')}</p>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t('trust.add-place')}</label>
          <input
            id={id}
            type="text"
            inputMode="none"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={4_096}
            value={text}
            onChange={(event) => change(event.target.value)}
            onFocus={() => setTyping(true)}
          />
        </div>
        <button type="submit" className="button go" disabled={busy || text.trim() === ''}>
          {t(busy ? 'trust.add-looking' : 'trust.add-look')}
        </button>
      </form>
      {typing && (
        <div className="account-keys">
          <Suspense>
            <Keyboard kind="address" value={text} onChange={change} />
          </Suspense>
        </div>
      )}
      {found?.state === 'unknown' && (
        <Stranger
          key={found.stranger.sha256}
          location={found.location}
          stranger={found.stranger}
          onTrusted={taken}
        />
      )}
      {found?.state === 'taken' && (
        <p className="notice" role="status">
          {t('trust.add-taken')} <span className="location">{found.location}</span>
        </p>
      )}
      <CallNotice outcome={outcome} refused={t('trust.add-refused')} />
    </section>
  );
}
