import { useEffect, useState } from 'react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import type { EntryField, EntryValues } from '../../../shared/entry-form.ts';
import { formOf } from '../../../shared/entry-forms/entry-forms.ts';
import { guestFormat } from '../../../shared/guest-list.ts';
import { mayOpen } from '../../../shared/opening-rights.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useLanguage } from '../../language.tsx';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { groupDigits } from '../entry/telephone-typing.ts';
import { GuestValues } from './guest-values.tsx';
import { entryWords } from './row-words.ts';
import { useVocabulary } from './use-vocabulary.ts';

/** An entry on its way to be put right. */
export type Correcting =
  | { readonly type: 'void'; readonly row: DeskRow }
  | { readonly type: 'amend'; readonly row: DeskRow; readonly values: EntryValues };

type State =
  | { readonly type: 'sealed' }
  | { readonly type: 'opening' }
  | { readonly type: 'open'; readonly values: EntryValues }
  | { readonly type: 'trouble'; readonly outcome: NotDone };

function Values(props: { readonly row: DeskRow; readonly values: EntryValues }) {
  const { forms } = useDesk();
  const form = formOf(forms ?? [], props.row.form);
  const { language } = useLanguage();
  const t = useDeskText();
  const vocabulary = useVocabulary();
  const shown = (field: EntryField) => {
    const value = props.values[field.id];
    if (value === undefined) return field.required ? t('details.destroyed') : '';
    if (field.kind === 'telephone') return groupDigits(String(value));
    return entryWords({ entry: { [field.id]: value }, form: form?.id }, vocabulary);
  };
  return (
    <dl className="facts opened">
      {form?.fields
        .filter((field) => shown(field) !== '')
        .map((field) => (
          <div key={field.id}>
            <dt>{field.label[language]}</dt>
            <dd>{shown(field)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What of an entry is sealed, opened only by a button that says what opening means; and the ways to put it right. */
export function OpenedEntry(props: {
  readonly row: DeskRow;
  readonly onCorrect: (correcting: Correcting) => void;
}) {
  const { row, onCorrect } = props;
  const t = useDeskText();
  const { call, inCharge, session } = useDesk();
  const { now } = useKiosk();
  const allowed = mayOpen(session, row, now());
  const isGuest = row.format === guestFormat;
  const [state, setState] = useState<State>({ type: 'sealed' });
  // The desk is hidden while it is locked, and its effects with it: what was opened does not outlive that.
  useEffect(() => () => setState({ type: 'sealed' }), []);

  const open = async () => {
    setState({ type: 'opening' });
    const result = await call((desk) => desk.openEntry({ seq: row.seq }));
    if (result.type !== 'done') return setState({ type: 'trouble', outcome: result });
    setState({ type: 'open', values: result.value.values });
  };
  return (
    <section className="sealed">
      {state.type === 'open' ? (
        <>
          {isGuest ? <GuestValues values={state.values} /> : <Values row={row} values={state.values} />}
          <p className="fine">{t('details.opened')}</p>
        </>
      ) : (
        <p>{t(allowed ? 'details.sealed' : 'details.sealed-from-you')}</p>
      )}
      {state.type === 'trouble' && <CallNotice outcome={state.outcome} />}
      <div className="details-keys">
        {allowed && state.type !== 'open' && (
          <button
            type="button"
            className="button"
            disabled={state.type === 'opening'}
            onClick={() => void open()}
          >
            {t(state.type === 'opening' ? 'details.opening' : 'details.open')}
          </button>
        )}
        {state.type === 'open' && !isGuest && (
          <button
            type="button"
            className="button"
            onClick={() => onCorrect({ type: 'amend', row, values: state.values })}
          >
            {t('details.correct')}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={!inCharge}
          onClick={() => onCorrect({ type: 'void', row })}
        >
          {t('details.void')}
        </button>
      </div>
      {!inCharge && <p className="fine">{t('details.void-by')}</p>}
    </section>
  );
}
