import { useEffect, useState } from 'react';
import type { Vouch } from '../../../shared/contract/vouch.ts';
import type { EntryForm } from '../../../shared/entry-form.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import type { NotDone } from '../calls.ts';
import { useDesk, useDeskText } from '../desk.tsx';
import { NetworkPill } from '../network-pill.tsx';
import { PageHead } from '../page-head.tsx';
import { VouchForm } from '../vouch/vouch-form.tsx';
import type { SendVouch } from '../vouch/vouch-pin.tsx';
import { EntryDone } from './entry-done.tsx';
import { happenedOf } from './entry-when.ts';
import { FormTabs } from './form-tabs.tsx';
import { lastRegion, rememberRegion } from './last-region.ts';
import { PaperList } from './paper-list.tsx';
import { UndoOffer } from './undo-offer.tsx';
import { type EntryDraft, valuesOf } from './use-entry-draft.ts';
import { WritingEntry } from './writing-entry.tsx';

type State =
  | { readonly type: 'writing'; readonly outcome?: NotDone }
  | { readonly type: 'recording' }
  /** It lets in somebody who was refused: somebody in charge answers for it first. */
  | { readonly type: 'vouching' }
  | {
      readonly type: 'done';
      readonly seq: number;
      readonly admitted: boolean;
      readonly scan: number | undefined;
    };

/** The form that staff chose, while the policy offers it; else its first. */
function offeredForm(forms: readonly EntryForm[] | undefined, id: string | undefined): EntryForm | undefined {
  return forms?.find((form) => form.id === id) ?? forms?.[0];
}

/** A guest whom the kiosk could not decide, or whose pass it never saw, written down by hand. */
export function EntryPage(props: {
  readonly draft: EntryDraft;
  readonly cameFrom: 'entrance' | 'desk';
  readonly onLeave: () => void;
  /** Looks at a row of the journal; what is being written stays. */
  readonly onOpenRow: (seq: number) => void;
}) {
  useScreen('manual-entry');
  const { draft } = props;
  const { forms, call, changed } = useDesk();
  const { settled } = useKiosk();
  const t = useDeskText();
  const [state, setState] = useState<State>({ type: 'writing' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry begins with a blank page
  useEffect(() => setState({ type: 'writing' }), [draft.round]);

  const [onPaper, setOnPaper] = useState(false);

  const form = offeredForm(forms, draft.formId);
  if (forms === undefined || form === undefined) return <p className="fine">{t('entry.loading')}</p>;
  const values = valuesOf(form, draft.given, lastRegion());

  const send = (admitted: boolean, vouch?: Vouch) => {
    const scan = draft.scan === undefined ? {} : { scan: draft.scan };
    return call((desk) =>
      desk.recordEntry({
        form: form.id,
        ...scan,
        ...happenedOf(draft.when),
        values: { ...values },
        admitted,
        ...(vouch === undefined ? {} : { vouch }),
      }),
    );
  };
  const recorded = (seq: number, admitted: boolean) => {
    rememberRegion(form, values);
    changed();
    if (draft.scan !== undefined) settled(draft.scan);
    setState({ type: 'done', seq, admitted, scan: draft.scan });
    draft.finish();
  };
  const record = async (admitted: boolean) => {
    if (state.type === 'recording') return;
    setState({ type: 'recording' });
    const result = await send(admitted);
    if (result.type !== 'done') return setState({ type: 'writing', outcome: result });
    if (result.value.ok) return recorded(result.value.seq, admitted);
    if ('vouch' in result.value) return setState({ type: 'vouching' });
    draft.setProblems(result.value.problems);
    setState({ type: 'writing' });
  };
  const recordVouched: SendVouch = async (vouch) => {
    const result = await send(true, vouch);
    if (result.type !== 'done') return result;
    if (!result.value.ok && 'vouch' in result.value && result.value.vouch !== null) {
      return { type: 'pin', ...result.value.vouch };
    }
    if (result.value.ok) recorded(result.value.seq, true);
    else setState({ type: 'writing' });
    return { type: 'done' };
  };

  if (onPaper) return <PaperList forms={forms} onClose={() => setOnPaper(false)} />;
  return (
    <>
      <PageHead title={t('page.entry')}>
        <NetworkPill />
        {state.type !== 'done' && <UndoOffer />}
        {state.type !== 'done' && (
          <button type="button" className="button" onClick={() => setOnPaper(true)}>
            {t('paper.open')}
          </button>
        )}
        {state.type !== 'done' && <FormTabs forms={forms} chosen={form} onChoose={draft.chooseForm} />}
      </PageHead>
      {state.type === 'done' ? (
        <EntryDone
          seq={state.seq}
          admitted={state.admitted}
          scan={state.scan}
          returns={props.cameFrom === 'entrance'}
          onNext={() => draft.begin({})}
          onLeave={props.onLeave}
        />
      ) : state.type === 'vouching' ? (
        <div className="card vouching">
          <p>{t('entry.refused-before')}</p>
          <VouchForm send={recordVouched} onCancel={() => setState({ type: 'writing' })} />
        </div>
      ) : (
        <WritingEntry
          key={`${draft.round} ${form.id}`}
          form={form}
          draft={draft}
          busy={state.type === 'recording'}
          outcome={state.type === 'writing' ? state.outcome : undefined}
          onOpenRow={props.onOpenRow}
          onRecord={(admitted) => void record(admitted)}
        />
      )}
    </>
  );
}
