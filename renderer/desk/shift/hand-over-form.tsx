import { lazy, Suspense, useState } from 'react';
import { longestShiftNote } from '../../../shared/shift.ts';
import { type Person, useDeskText } from '../desk.tsx';
import { keepFocus } from '../entry/keep-focus.ts';
import type { ShiftNote } from './use-shift-note.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

/** What whoever hands over says to the next, and who that is. */
export function HandOverForm(props: {
  readonly able: readonly Person[];
  readonly chosen: string | undefined;
  readonly note: ShiftNote;
  readonly onChoose: (id: string) => void;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}) {
  const { able, chosen, note } = props;
  const t = useDeskText();
  const [typing, setTyping] = useState(false);
  const [missing, setMissing] = useState(false);
  const next = () => {
    setMissing(chosen === undefined);
    if (chosen !== undefined) props.onNext();
  };
  return (
    <>
      <fieldset className="segments">
        <legend>{t('shift.who')}</legend>
        {able.map(({ id, name, role }) => (
          <button
            key={id}
            type="button"
            className="pick"
            aria-pressed={id === chosen}
            onClick={() => props.onChoose(id)}
          >
            {name} · {t(`role.${role}`)}
          </button>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="shift-note">{t('shift.note')}</label>
        <textarea
          id="shift-note"
          rows={3}
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestShiftNote}
          value={note.text}
          aria-describedby="shift-note-hint"
          onChange={(event) => note.write(event.target.value)}
          onFocus={() => setTyping(true)}
        />
        <p id="shift-note-hint" className="hint">
          {t('shift.note-hint', { left: longestShiftNote - note.text.length })}
        </p>
      </div>
      {typing && (
        <div className="account-keys">
          <Suspense>
            <Keyboard value={note.text} onChange={(text) => note.write(text.slice(0, longestShiftNote))} />
          </Suspense>
        </div>
      )}
      {missing && chosen === undefined && (
        <p className="notice bad" role="alert">
          {t('shift.missing')}
        </p>
      )}
      <div className="row">
        <button type="button" className="button go" onPointerDown={keepFocus} onClick={next}>
          {t('shift.to-pin')}
        </button>
        <button type="button" className="button" onPointerDown={keepFocus} onClick={props.onCancel}>
          {t('shift.cancel')}
        </button>
      </div>
    </>
  );
}
