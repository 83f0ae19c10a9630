import { useEffect, useRef, useState } from 'react';
import type { DeskRow } from '../../../shared/contract/journal.ts';
import type { EntryForm, EntryValues } from '../../../shared/entry-form.ts';
import { formOf } from '../../../shared/entry-forms/entry-forms.ts';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { EntryFields, focusField } from '../entry/entry-fields.tsx';
import { groupDigits } from '../entry/telephone-typing.ts';
import type { Problems } from '../entry/use-entry-draft.ts';
import { PageHead } from '../page-head.tsx';
import { ReasonField } from '../reason-field.tsx';
import type { Correcting } from './opened-entry.tsx';

type Change =
  | { readonly type: 'void' }
  | { readonly type: 'amend'; readonly values: Record<string, string | number>; readonly admitted: boolean };

type State =
  | { readonly type: 'writing'; readonly outcome?: NotDone; readonly problems?: Problems }
  | { readonly type: 'sending' };

const usual = ['typo', 'guest', 'double', 'left'] as const;

/** A further row for an entry that was mistaken: other values, or that it never counted. Always with a reason. */
export function CorrectionPage(props: {
  readonly correcting: Correcting;
  /** `seq`: the row that was written; without it nothing was. */
  readonly onEnd: (seq: number | undefined) => void;
}) {
  const { correcting, onEnd } = props;
  const { row } = correcting;
  const { call, changed } = useDesk();
  const t = useDeskText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [state, setState] = useState<State>({ type: 'writing' });

  const send = async (change: Change) => {
    if (state.type === 'sending') return;
    if (reason.trim() === '') return setMissing(true);
    setState({ type: 'sending' });
    const result = await call((desk) => desk.correctEntry({ seq: row.seq, reason: reason.trim(), change }));
    if (result.type !== 'done') return setState({ type: 'writing', outcome: result });
    if (!result.value.ok) return setState({ type: 'writing', problems: result.value.problems });
    changed();
    onEnd(result.value.seq);
  };
  const reasonField = (
    <ReasonField
      label={t('correct.reason')}
      usual={usual.map((one) => t(`correct.because-${one}`))}
      value={reason}
      problem={missing ? t('correct.reason-missing') : undefined}
      onChange={(next) => {
        setReason(next);
        setMissing(false);
      }}
    />
  );
  const trouble = state.type === 'writing' ? state.outcome : undefined;
  return (
    <>
      <PageHead
        title={t(correcting.type === 'void' ? 'correct.void-title' : 'correct.title', { seq: row.seq })}
      />
      {correcting.type === 'void' ? (
        <form
          className="card void-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send({ type: 'void' });
          }}
        >
          <p>{t('correct.void-lead')}</p>
          {reasonField}
          <CallNotice outcome={trouble} refused={t('correct.refused')} />
          <div className="entry-keys">
            <button type="submit" className="button danger big" disabled={state.type === 'sending'}>
              {t('correct.void')}
            </button>
            <button type="button" className="button big" onClick={() => onEnd(undefined)}>
              {t('correct.cancel')}
            </button>
          </div>
        </form>
      ) : (
        <Amending
          row={row}
          given={correcting.values}
          busy={state.type === 'sending'}
          problems={(state.type === 'writing' ? state.problems : undefined) ?? {}}
          reasonField={reasonField}
          notice={<CallNotice outcome={trouble} refused={t('correct.refused')} />}
          onSend={(values, admitted) => void send({ type: 'amend', values: { ...values }, admitted })}
          onCancel={() => onEnd(undefined)}
        />
      )}
    </>
  );
}

/** Numbers are read in groups here, as where they were written down. */
function grouped(form: EntryForm | undefined, values: EntryValues): EntryValues {
  const numbers = (form?.fields ?? []).filter(({ id, kind }) => kind === 'telephone' && id in values);
  return { ...values, ...Object.fromEntries(numbers.map(({ id }) => [id, groupDigits(String(values[id]))])) };
}

function Amending(props: {
  readonly row: DeskRow;
  readonly given: EntryValues;
  readonly busy: boolean;
  readonly problems: Problems;
  readonly reasonField: React.ReactNode;
  readonly notice: React.ReactNode;
  readonly onSend: (values: EntryValues, admitted: boolean) => void;
  readonly onCancel: () => void;
}) {
  const t = useDeskText();
  const { forms } = useDesk();
  const form = formOf(forms ?? [], props.row.form);
  const [values, setValues] = useState(() => grouped(form, props.given));
  const element = useRef<HTMLFormElement>(null);
  const { problems } = props;
  useEffect(() => {
    const id = form?.fields.find((field) => problems[field.id] !== undefined)?.id ?? form?.fields[0]?.id;
    if (id !== undefined) focusField(element.current, id);
  }, [form, problems]);
  if (form === undefined) return null;
  return (
    <EntryFields
      form={form}
      values={values}
      problems={problems}
      first={form.fields[0]?.id}
      formRef={element}
      onChange={(id, value) => setValues((before) => ({ ...before, [id]: value }))}
      onSubmit={() => props.onSend(values, true)}
      before={<p className="lead">{t('correct.lead')}</p>}
    >
      <div className="entry-foot">
        {props.reasonField}
        {props.notice}
        <div className="entry-keys">
          <button type="submit" data-main="" className="button go big" disabled={props.busy}>
            {t('correct.admit')}
          </button>
          <button
            type="button"
            className="button big"
            disabled={props.busy}
            onClick={() => props.onSend(values, false)}
          >
            {t('correct.refuse')}
          </button>
          <button type="button" className="button big" onClick={props.onCancel}>
            {t('correct.cancel')}
          </button>
        </div>
      </div>
    </EntryFields>
  );
}
