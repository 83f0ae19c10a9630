import { useCallback, useEffect, useRef, useState } from 'react';
import { useKiosk } from '../../kiosk-state.tsx';
import { useScreen } from '../../parts/screen.ts';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { NetworkPill } from '../network-pill.tsx';
import { PageHead } from '../page-head.tsx';
import { EntryDone } from './entry-done.tsx';
import { EntryFields, focusField } from './entry-fields.tsx';
import { lastRegion, rememberRegion } from './last-region.ts';
import { ScanNotice } from './scan-notice.tsx';
import { type EntryDraft, valuesOf } from './use-entry-draft.ts';

type State =
  | { readonly type: 'writing'; readonly outcome?: NotDone }
  | { readonly type: 'recording' }
  | { readonly type: 'done'; readonly seq: number; readonly admitted: boolean };

/** A guest whom the kiosk could not decide, or whose pass it never saw, written down by hand. */
export function EntryPage(props: {
  readonly draft: EntryDraft;
  readonly cameFrom: 'entrance' | 'desk';
  readonly onLeave: () => void;
}) {
  useScreen('manual-entry');
  const { draft } = props;
  const { form, call, changed } = useDesk();
  const t = useDeskText();
  const [state, setState] = useState<State>({ type: 'writing' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry begins with a blank page
  useEffect(() => setState({ type: 'writing' }), [draft.round]);

  if (form === undefined) return <p className="fine">{t('entry.loading')}</p>;
  const values = valuesOf(form, draft.given, lastRegion());

  const record = async (admitted: boolean) => {
    if (state.type === 'recording') return;
    setState({ type: 'recording' });
    const scan = draft.scan === undefined ? {} : { scan: draft.scan };
    const result = await call((desk) => desk.recordEntry({ ...scan, values: { ...values }, admitted }));
    if (result.type !== 'done') return setState({ type: 'writing', outcome: result });
    if (!result.value.ok) {
      draft.setProblems(result.value.problems);
      return setState({ type: 'writing' });
    }
    rememberRegion(form, values);
    changed();
    setState({ type: 'done', seq: result.value.seq, admitted });
  };

  return (
    <>
      <PageHead title={t('page.entry')}>
        <NetworkPill />
      </PageHead>
      {state.type === 'done' ? (
        <EntryDone
          seq={state.seq}
          admitted={state.admitted}
          scan={draft.scan}
          returns={props.cameFrom === 'entrance'}
          onNext={() => draft.begin({})}
          onLeave={props.onLeave}
        />
      ) : (
        <Writing
          key={draft.round}
          draft={draft}
          busy={state.type === 'recording'}
          outcome={state.type === 'writing' ? state.outcome : undefined}
          onRecord={(admitted) => void record(admitted)}
        />
      )}
    </>
  );
}

function Writing(props: {
  readonly draft: EntryDraft;
  readonly busy: boolean;
  readonly outcome: NotDone | undefined;
  readonly onRecord: (admitted: boolean) => void;
}) {
  const { draft, busy, onRecord } = props;
  const { form } = useDesk();
  const { status } = useKiosk();
  const t = useDeskText();
  const element = useRef<HTMLFormElement>(null);
  const { problems } = draft;
  const wrong = Object.keys(problems).length;
  const scan = draft.scan === undefined ? {} : { scan: draft.scan };
  const exit = status.direction === 'exit';
  // The region is there already for most guests: the cursor waits in the first field that is empty.
  const begun = form === undefined ? {} : valuesOf(form, draft.given, lastRegion());
  const first = useRef(form?.fields.find(({ id }) => begun[id] === undefined)?.id).current;

  useEffect(() => {
    if (first !== undefined) focusField(element.current, first);
  }, [first]);
  const toProblem = useCallback(() => {
    const id = form?.fields.find((field) => problems[field.id] !== undefined)?.id;
    if (id !== undefined) focusField(element.current, id);
  }, [form, problems]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when problems come, not when one is mended
  useEffect(toProblem, [wrong > 0 && !busy]);

  if (form === undefined) return null;
  return (
    <EntryFields
      form={form}
      values={begun}
      problems={problems}
      first={first}
      formRef={element}
      onChange={draft.change}
      onSubmit={() => onRecord(true)}
      before={draft.scan !== undefined && <ScanNotice seq={draft.scan} onDrop={draft.dropScan} />}
    >
      <div className="entry-foot">
        <CallNotice outcome={props.outcome} refused={t('entry.refused')} />
        {wrong > 0 && (
          <p className="notice bad" role="alert">
            {t('problem.summary', { count: wrong })}
          </p>
        )}
        <div className="entry-keys">
          <button type="submit" data-main="" className="button go big" disabled={busy}>
            {t(busy ? 'entry.recording' : exit ? 'entry.admit-exit' : 'entry.admit')}
          </button>
          <button type="button" className="button big" disabled={busy} onClick={() => onRecord(false)}>
            {t(exit ? 'entry.refuse-exit' : 'entry.refuse')}
          </button>
          <button type="button" className="button big" disabled={busy} onClick={() => draft.begin(scan)}>
            {t('entry.clear')}
          </button>
        </div>
        <p className="fine">{t('entry.personal')}</p>
      </div>
    </EntryFields>
  );
}
