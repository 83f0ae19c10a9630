import { lazy, Suspense, useId, useState } from 'react';
import type { HeldList } from '../../../shared/contract/guests.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useDeskText } from '../desk.tsx';
import { useFormats } from '../formats.ts';
import { Picks } from '../house/picks.tsx';
import { useDates } from '../reports/use-dates.ts';
import { addDays, venueDateOf } from '../reports/venue-dates.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

/** Days from today on. */
const usual = [0, 1, 3, 7, 28] as const;
const longestName = 60;

/** Under what name a list is held, until the end of which day, and whether in place of another. */
export interface HoldAs {
  readonly list: string;
  readonly until: string;
  readonly replaces: boolean;
}

/** The last questions before a list is held. Another list of the same name goes only after a second look. */
export function HoldForm(props: {
  /** The file's name: what the list is called unless told. */
  readonly file: string;
  readonly guests: number;
  readonly lists: readonly HeldList[];
  readonly busy: boolean;
  readonly onHold: (as: HoldAs) => void;
  readonly children: React.ReactNode;
}) {
  const { guests, lists, busy, onHold } = props;
  const t = useDeskText();
  const formats = useFormats();
  const dates = useDates();
  const id = useId();
  const { now, status } = useKiosk();
  const [name, setName] = useState(props.file.replace(/\.csv$/i, '').slice(0, longestName));
  const [days, setDays] = useState<(typeof usual)[number]>(0);
  const [typing, setTyping] = useState(false);
  const [asked, setAsked] = useState<HeldList>();
  const list = name.trim();
  const dayIn = (count: number) => addDays(venueDateOf(now(), status.timeZone), count);
  const hold = (replaces: boolean) => onHold({ list, until: dayIn(days), replaces });
  const wanted = () => {
    const before = lists.find((one) => one.name === list);
    if (before === undefined) return hold(false);
    setAsked(before);
  };
  return (
    <div className="hold-form">
      <div className="field">
        <label htmlFor={id}>{t('import.name')}</label>
        <input
          id={id}
          type="text"
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestName}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setAsked(undefined);
          }}
          onFocus={() => setTyping(true)}
        />
      </div>
      {typing && (
        <div className="account-keys">
          <Suspense>
            <Keyboard
              value={name}
              onChange={(value) => {
                setName(value.slice(0, longestName));
                setAsked(undefined);
              }}
            />
          </Suspense>
        </div>
      )}
      <Picks
        question={t('import.until')}
        values={usual}
        isPicked={(count) => count === days}
        say={(count) =>
          t(count < 2 ? `import.until-${count === 0 ? 0 : 1}` : 'import.until-later', {
            date: dates(dayIn(count)),
          })
        }
        onPick={setDays}
      />
      <p className="fine">{t('import.until-hint')}</p>
      {asked === undefined ? (
        <div className="row">
          <button type="button" className="button go" disabled={busy || list === ''} onClick={wanted}>
            {t(busy ? 'import.importing' : 'import.now', { count: guests })}
          </button>
          {props.children}
        </div>
      ) : (
        <div role="alertdialog" aria-label={t('import.replace')} className="sure">
          <p>
            {t('import.replaces', {
              list: asked.name,
              count: asked.guests,
              age: formats.age(asked.importedAt),
            })}
          </p>
          <div className="row">
            <button type="button" className="button danger" disabled={busy} onClick={() => hold(true)}>
              {t(busy ? 'import.importing' : 'import.replace')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => setAsked(undefined)}>
              {t('import.keep')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
