import { useCallback, useEffect, useRef, useState } from 'react';
import type { EntryForm } from '../../../shared/entry-form.ts';
import { happenedField } from '../../../shared/late-entry.ts';
import { useKiosk } from '../../kiosk-state.tsx';
import type { NotDone } from '../calls.ts';
import { CallNotice, useDeskText } from '../desk.tsx';
import { EntryFields, focusField } from './entry-fields.tsx';
import { FormerNotice } from './former-notice.tsx';
import { lastRegion } from './last-region.ts';
import { ScanNotice } from './scan-notice.tsx';
import { type EntryDraft, valuesOf } from './use-entry-draft.ts';
import { useFormerEntry } from './use-former-entry.ts';
import { WhenField } from './when-field.tsx';

/** The form while it is filled in, and the ways to end it. */
export function WritingEntry(props: {
  readonly form: EntryForm;
  readonly draft: EntryDraft;
  readonly busy: boolean;
  readonly outcome: NotDone | undefined;
  readonly onRecord: (admitted: boolean) => void;
  readonly onOpenRow: (seq: number) => void;
}) {
  const { form, draft, busy, onRecord } = props;
  const { status } = useKiosk();
  const t = useDeskText();
  const element = useRef<HTMLFormElement>(null);
  const { problems } = draft;
  const wrong = Object.keys(problems).length;
  const scan = draft.scan === undefined ? {} : { scan: draft.scan };
  // A scan has a time of its own.
  const [asked, setAsked] = useState(false);
  const late = draft.scan === undefined && (asked || draft.when.type !== 'now');
  const tooLate = problems[happenedField];
  const exit = status.direction === 'exit';
  // The region is there already for most guests: the cursor waits in the first field that is empty.
  const begun = valuesOf(form, draft.given, lastRegion());
  const former = useFormerEntry(form, begun, draft.when);
  const first = useRef(form.fields.find(({ id }) => begun[id] === undefined)?.id).current;

  useEffect(() => {
    if (first !== undefined) focusField(element.current, first);
  }, [first]);
  const toProblem = useCallback(() => {
    const id = form.fields.find((field) => problems[field.id] !== undefined)?.id;
    if (id !== undefined) focusField(element.current, id);
  }, [form, problems]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when problems come, not when one is mended
  useEffect(toProblem, [wrong > 0 && !busy]);

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
      aside={<FormerNotice former={former} onOpen={props.onOpenRow} />}
    >
      <div className="entry-foot">
        {late && (
          <WhenField
            when={draft.when}
            problem={tooLate === undefined ? undefined : t(`problem.${tooLate}`)}
            onChange={draft.setWhen}
          />
        )}
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
        <div className="entry-notes">
          <p className="fine">{t('entry.personal')}</p>
          {!late && draft.scan === undefined && (
            <button type="button" className="button" onClick={() => setAsked(true)}>
              {t('when.open')}
            </button>
          )}
        </div>
      </div>
    </EntryFields>
  );
}
