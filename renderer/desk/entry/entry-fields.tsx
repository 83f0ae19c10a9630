import { useEffect, useState } from 'react';
import type { EntryField, EntryForm, EntryValues } from '../../../shared/entry-form.ts';
import { useLanguage } from '../../language.tsx';
import { ChoiceField } from './choice-field.tsx';
import { CountField } from './count-field.tsx';
import { Dock, type DockTarget } from './dock.tsx';
import { RegionField } from './region-field.tsx';
import { TelephoneField } from './telephone-field.tsx';
import { TextField } from './text-field.tsx';
import type { Problems } from './use-entry-draft.ts';

const dockId = 'entry-dock';

function focusable(field: Element | undefined): HTMLElement | null | undefined {
  return field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input');
}

/** Puts the cursor where it belongs: into the field `id` of the form. */
export function focusField(form: Element | null, id: string): void {
  focusable(form?.querySelector(`[data-field="${id}"]`) ?? undefined)?.focus();
}

/** Enter goes on to the next field and, after the last, to the button that records. Never while Hangul is composed. */
function goOn(event: React.KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget: form } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll('[data-field]')];
  const place = fields.findIndex((field) => field.contains(target));
  const next = place < 0 ? undefined : fields[place + 1];
  (focusable(next) ?? form.querySelector<HTMLElement>('[data-main]'))?.focus();
}

function OneField(props: {
  readonly field: EntryField;
  readonly values: EntryValues;
  readonly problems: Problems;
  readonly onChange: (id: string, value: string | number) => void;
  readonly onActive: (field: EntryField | undefined) => void;
}) {
  const { field, values, problems, onChange, onActive } = props;
  const common = {
    value: values[field.id],
    problem: problems[field.id],
    onChange: (value: string | number) => onChange(field.id, value),
  };
  const onTyping = () => onActive(field);
  const onChoosing = () => onActive(undefined);
  switch (field.kind) {
    case 'region':
      return <RegionField {...common} field={field} dock={dockId} onActive={onTyping} />;
    case 'telephone':
      return <TelephoneField {...common} field={field} onActive={onTyping} />;
    case 'text':
      return <TextField {...common} field={field} onActive={onTyping} />;
    case 'choice':
      return <ChoiceField {...common} field={field} onActive={onChoosing} />;
    case 'count':
      return <CountField {...common} field={field} onActive={onChoosing} />;
  }
}

/**
 * The fields of a policy's form and, beside or below them, the dock with the keys of the one being filled in. The
 * dock stays on the last field that needs one, so that it does not jump while evidence and party are chosen; only a
 * keyboard, which lies over them, goes.
 */
export function EntryFields(props: {
  readonly form: EntryForm;
  readonly values: EntryValues;
  readonly problems: Problems;
  /** The field that the cursor is in at first; its keys are up from the start. */
  readonly first: string | undefined;
  readonly formRef: React.Ref<HTMLFormElement>;
  readonly onChange: (id: string, value: string | number) => void;
  readonly onSubmit: () => void;
  /** What stands above and below the fields: notices and buttons. */
  readonly before?: React.ReactNode;
  readonly children: React.ReactNode;
  /** What comes up while somebody types: under the dock, so that no key moves away from the finger. */
  readonly aside?: React.ReactNode;
}) {
  const { form, values, onChange } = props;
  const { language } = useLanguage();
  const typed = form.fields.filter(({ kind }) => kind !== 'choice' && kind !== 'count');
  const [active, setActive] = useState((typed.find(({ id }) => id === props.first) ?? typed[0])?.id);
  const docked = form.fields.find(({ id }) => id === active);
  const activate = (field: EntryField | undefined) => {
    // A keyboard lies over what is chosen next: it goes, where a keypad may stay.
    if (field !== undefined || docked?.kind === 'text') setActive(field?.id);
  };
  const focusAfter = (field: EntryField) => {
    const element = document.getElementById('entry-form');
    const next = form.fields[form.fields.indexOf(field) + 1];
    if (next === undefined || next.kind === 'choice' || next.kind === 'count') activate(undefined);
    if (next === undefined) element?.querySelector<HTMLElement>('[data-main]')?.focus();
    else focusField(element, next.id);
  };
  const target: DockTarget | undefined =
    docked === undefined
      ? undefined
      : {
          kind: docked.kind,
          label: docked.label[language],
          value: String(values[docked.id] ?? ''),
          onValue: (value) => onChange(docked.id, value),
          onChosen: (value) => {
            onChange(docked.id, value);
            const next = form.fields[form.fields.indexOf(docked) + 1];
            if (next?.kind === 'telephone' || next?.kind === 'text') focusAfter(docked);
          },
          onNext: () => focusAfter(docked),
        };
  // The keyboard comes up over the lower part of the page: not over the line that it types into.
  useEffect(() => {
    if (docked?.kind === 'text') document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [docked]);
  return (
    <div className={docked?.kind === 'text' ? 'entry typing' : 'entry'}>
      <form
        id="entry-form"
        className="card entry-form"
        ref={props.formRef}
        noValidate
        onKeyDown={goOn}
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        {props.before}
        <div className="fields">
          {form.fields.map((field) => (
            <OneField
              key={field.id}
              field={field}
              values={values}
              problems={props.problems}
              onChange={onChange}
              onActive={activate}
            />
          ))}
        </div>
        {props.children}
      </form>
      <div className="entry-side">
        <Dock id={dockId} target={target} />
        {props.aside}
      </div>
    </div>
  );
}
