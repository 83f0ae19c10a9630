import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { setup as catalogue } from '../../../shared/locales/setup.ts';
import { languages } from '../../../shared/settings.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useLanguage, useText } from '../../language.tsx';
import { useScreen } from '../../parts/screen.ts';
import { type SetupField, type SetupProblem, setupFields } from './check-setup.ts';
import './setup.css';
import { useSetup } from './use-setup.ts';

const Keyboard = lazy(() => import('../../parts/keyboard.tsx'));

const isPin = (field: SetupField) => field === 'pin' || field === 'pinAgain';

function Field(props: {
  readonly field: SetupField;
  readonly value: string;
  readonly problem: SetupProblem | undefined;
  readonly onChange: (value: string) => void;
  readonly onFocus: () => void;
  readonly input: (element: HTMLInputElement | null) => void;
}) {
  const t = useText(catalogue);
  const id = useId();
  const { field, problem } = props;
  return (
    <div className="setup-field" data-field={field}>
      <label htmlFor={id}>{t(field)}</label>
      <input
        id={id}
        ref={props.input}
        value={props.value}
        {...(isPin(field) ? { type: 'password', inputMode: 'numeric' as const } : { type: 'text' })}
        autoComplete="off"
        spellCheck={false}
        placeholder={t(`hint.${field}`)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => props.onChange(event.target.value)}
        onFocus={props.onFocus}
      />
      <p className="setup-problem" id={`${id}-problem`}>
        {problem === undefined ? '' : t(`problem.${problem}`)}
      </p>
    </div>
  );
}

function Languages() {
  const t = useText(catalogue);
  const { language, setLanguage } = useLanguage();
  return (
    <fieldset className="setup-languages">
      <legend>{t('language')}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => setLanguage(one)}
        >
          {one === 'ko' ? '한국어' : 'English'}
        </button>
      ))}
    </fieldset>
  );
}

/** The first run: what the kiosk has to know before it can stand at a door, by touch alone if need be. */
export default function Setup() {
  useScreen('setup');
  const t = useText(catalogue);
  const { client } = useKiosk();
  const { language } = useLanguage();
  const { values, problems, trouble, sending, change, send } = useSetup(client, language);
  const [field, setField] = useState<SetupField>('venue');
  const inputs = useRef(new Map<SetupField, HTMLInputElement>());
  useEffect(() => inputs.current.get('venue')?.focus(), []);

  const start = async () => {
    const wrong = await send();
    if (wrong !== undefined) inputs.current.get(wrong)?.focus();
  };

  return (
    <main className="setup">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <header className="setup-head">
          <h1>{t('title')}</h1>
          <p className="setup-intro">{t('intro')}</p>
        </header>
        <Languages />
        {setupFields.map((one) => (
          <Field
            key={one}
            field={one}
            value={values[one]}
            problem={problems[one]}
            onChange={(value) => change(one, value)}
            onFocus={() => setField(one)}
            input={(element) => {
              if (element === null) inputs.current.delete(one);
              else inputs.current.set(one, element);
            }}
          />
        ))}
        <div className="setup-start">
          <p role="alert">{trouble === undefined ? '' : t(trouble)}</p>
          <button type="submit" disabled={sending}>
            {t(sending ? 'starting' : 'start')}
          </button>
        </div>
      </form>
      <aside className="setup-keys" aria-label={t('keys')}>
        <p className="setup-keys-name" aria-hidden="true">
          {t(field)}
        </p>
        <Suspense>
          <Keyboard
            key={isPin(field) ? 'digits' : language}
            kind={isPin(field) ? 'digits' : 'text'}
            value={values[field]}
            onChange={(value) => change(field, value)}
          />
        </Suspense>
      </aside>
    </main>
  );
}
