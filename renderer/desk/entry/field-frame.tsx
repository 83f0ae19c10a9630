import type { EntryField, EntryProblem } from '../../../shared/entry-form.ts';
import { useLanguage } from '../../language.tsx';
import { useDeskText } from '../desk.tsx';

/** A field that is typed or counted: all but a choice. */
export type PlainField = Exclude<EntryField, { readonly kind: 'choice' }>;

/** What every kind of field is given. */
export interface FieldProps<T extends EntryField = EntryField> {
  readonly field: T;
  readonly value: string | number | undefined;
  readonly problem: EntryProblem | undefined;
  readonly onChange: (value: string | number) => void;
  /** The field is being worked on: what it is chosen or typed with comes up in the dock. */
  readonly onActive: () => void;
}

/** Ids that tie a field's input to its label, hint and problem. */
export function idsOf({ id }: EntryField) {
  return { input: `field-${id}`, hint: `field-${id}-hint`, problem: `field-${id}-problem` };
}

/** The attributes of an input in a field frame. */
export function inputProps({ field, problem }: Pick<FieldProps, 'field' | 'problem'>) {
  const ids = idsOf(field);
  return {
    id: ids.input,
    'aria-describedby': problem === undefined ? ids.hint : `${ids.problem} ${ids.hint}`,
    'aria-invalid': problem !== undefined,
    'aria-required': field.required,
  } as const;
}

/**
 * Calls `work` when a button is reached by keyboard. A finger has touched it by then and not let go: were the page to
 * move under it, it would let go of another one.
 */
export function byKeyboard(work: () => void): React.FocusEventHandler {
  return ({ target }) => {
    if (target.matches(':focus-visible')) work();
  };
}

function Label({ field }: { readonly field: EntryField }) {
  const t = useDeskText();
  const { language } = useLanguage();
  return (
    <>
      {field.label[language]}
      {!field.required && <span className="optional">{t('entry.optional')}</span>}
    </>
  );
}

function Foot({ field, problem, hint }: Pick<FieldProps, 'field' | 'problem'> & { readonly hint?: string }) {
  const t = useDeskText();
  const ids = idsOf(field);
  return (
    <>
      {problem !== undefined && (
        <p id={ids.problem} className="problem">
          {t(`problem.${problem}`)}
        </p>
      )}
      <p id={ids.hint} className="hint">
        {problem === undefined ? hint : ''}
      </p>
    </>
  );
}

/** A label over one input, with what is wrong and what helps under it. */
export function FieldFrame(
  props: Pick<FieldProps, 'field' | 'problem'> & {
    readonly hint?: string;
    readonly children: React.ReactNode;
  },
) {
  const { field } = props;
  return (
    <div className={`field ${field.kind}`} data-field={field.id}>
      <label htmlFor={idsOf(field).input}>
        <Label field={field} />
      </label>
      {props.children}
      <Foot {...props} />
    </div>
  );
}

/** The same around several buttons of which one is chosen. */
export function GroupFrame(
  props: Pick<FieldProps, 'field' | 'problem'> & {
    readonly onKeyDown?: React.KeyboardEventHandler;
    readonly children: React.ReactNode;
  },
) {
  const { field, problem } = props;
  const ids = idsOf(field);
  return (
    <fieldset
      className={`field ${field.kind}`}
      data-field={field.id}
      aria-describedby={problem === undefined ? ids.hint : ids.problem}
      aria-invalid={problem !== undefined}
      onKeyDown={props.onKeyDown}
    >
      <legend>
        <Label field={field} />
      </legend>
      {props.children}
      <Foot field={field} problem={problem} />
    </fieldset>
  );
}
