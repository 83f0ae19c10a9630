import { lazy, Suspense, useId, useState } from 'react';
import { useDeskText } from '../desk.tsx';
import { Problems } from './setting-fields.tsx';
import type { CardProps } from './settings-page.tsx';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));
const lines = ['venue', 'gate', 'shown', 'accent'] as const;
type Line = (typeof lines)[number];
const fields = { venue: 'venue', gate: 'gate', shown: 'branding.name', accent: 'branding.accent' } as const;

/** What this place is called, what guests read, and the venue's colour. */
export function NamesCard({ draft, onChange, problems }: CardProps) {
  const t = useDeskText();
  const id = useId();
  const [typing, setTyping] = useState<Line>();
  const { branding } = draft;
  const values = {
    venue: draft.venue,
    gate: draft.gate,
    shown: branding.name ?? '',
    accent: branding.accent ?? '',
  };
  const type = (line: Line, value: string) => {
    if (line === 'venue' || line === 'gate') return onChange({ ...draft, [line]: value });
    const key = line === 'shown' ? 'name' : 'accent';
    const { [key]: _, ...rest } = branding;
    onChange({ ...draft, branding: value === '' ? rest : { ...rest, [key]: value } });
  };
  return (
    <section className="card wide" data-card="names">
      <h2>{t('settings.names')}</h2>
      <div className="account-lines">
        {lines.map((line) => (
          <div key={line} className="field">
            <label htmlFor={`${id}-${line}`}>{t(`setting.${line}`)}</label>
            <input
              id={`${id}-${line}`}
              type="text"
              inputMode="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={80}
              value={values[line]}
              onChange={(event) => type(line, event.target.value)}
              onFocus={() => setTyping(line)}
            />
            <Problems of={fields[line]} problems={problems} />
          </div>
        ))}
      </div>
      <p className="fine">{t('settings.names-hint')}</p>
      {typing !== undefined && (
        <div className="account-keys">
          <Suspense>
            <Keyboard key={typing} value={values[typing]} onChange={(value) => type(typing, value)} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
