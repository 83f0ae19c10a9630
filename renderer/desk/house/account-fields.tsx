import { lazy, Suspense, useId, useState } from 'react';
import { useDeskText } from '../desk.tsx';
import type { AccountLine, AccountLines } from './check-account.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

/** Lines of text and PINs, with the keys for the one that is being typed below them. */
export function AccountFields(props: {
  readonly lines: readonly AccountLine[];
  readonly values: AccountLines;
  readonly onChange: (line: AccountLine, value: string) => void;
}) {
  const t = useDeskText();
  const id = useId();
  const { lines, values, onChange } = props;
  const [typing, setTyping] = useState<AccountLine>();
  return (
    <>
      <div className="account-lines">
        {lines.map((line) => (
          <div key={line} className="field">
            <label htmlFor={`${id}-${line}`}>{t(`people.${line}`)}</label>
            <input
              id={`${id}-${line}`}
              type={line === 'name' ? 'text' : 'password'}
              inputMode="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={line === 'name' ? 60 : 12}
              value={values[line] ?? ''}
              onChange={(event) => onChange(line, event.target.value)}
              onFocus={() => setTyping(line)}
            />
          </div>
        ))}
      </div>
      {typing !== undefined && (
        <div className="account-keys">
          <Suspense>
            <Keyboard
              key={typing}
              kind={typing === 'name' ? 'text' : 'digits'}
              value={values[typing] ?? ''}
              onChange={(value) => onChange(typing, value)}
            />
          </Suspense>
        </div>
      )}
    </>
  );
}
