import { useEffect, useRef, useState } from 'react';
import type { GuestFile, LookedAt } from '../../../shared/contract/guest-imports.ts';
import type { HeldList } from '../../../shared/contract/guests.ts';
import { CallNotice, useDesk, useDeskText } from '../desk.tsx';
import { useAsking } from '../house/use-asking.ts';
import { ChooseFile } from './choose-file.tsx';
import { FilePreview } from './file-preview.tsx';
import { FileProblems } from './file-problems.tsx';
import { type HoldAs, HoldForm } from './hold-form.tsx';

type State =
  | { readonly type: 'choosing' }
  | { readonly type: 'reading' }
  | { readonly type: 'looked'; readonly file: GuestFile; readonly looked: LookedAt }
  | { readonly type: 'done'; readonly list: string; readonly guests: number };

/** An organiser's list, from a stick: chosen, looked at, and held under a name until a day. Stored only with the last. */
export function ImportList(props: { readonly lists: readonly HeldList[]; readonly onClose: () => void }) {
  const t = useDeskText();
  const { changed } = useDesk();
  const { busy, outcome, ask } = useAsking();
  const [state, setState] = useState<State>({ type: 'choosing' });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // The first guests of a file are names: they go with the lock.
  useEffect(() => () => setState({ type: 'choosing' }), []);

  const look = (file: GuestFile) =>
    ask(async (desk) => {
      setState({ type: 'reading' });
      try {
        setState({ type: 'looked', file, looked: await desk.lookAtGuestFile({ path: file.path }) });
      } catch (error) {
        setState({ type: 'choosing' });
        throw error;
      }
    });
  const hold = ({ path }: GuestFile, sha256: string, as: HoldAs) =>
    ask(async (desk) => {
      const { guests } = await desk.importGuests({ path, sha256, ...as });
      changed();
      setState({ type: 'done', list: as.list, guests });
    });
  const another = (
    <button type="button" className="button" disabled={busy} onClick={() => setState({ type: 'choosing' })}>
      {t('import.other-file')}
    </button>
  );
  return (
    <section className="card import-list" data-import={state.type}>
      <div className="details-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('import.title')}
        </h2>
        <button type="button" className="button" disabled={busy} onClick={props.onClose}>
          {t(state.type === 'done' ? 'details.close' : 'import.close')}
        </button>
      </div>
      <CallNotice outcome={outcome} refused={t('import.refused')} />
      {state.type === 'choosing' && <ChooseFile onChoose={(file) => void look(file)} />}
      {state.type === 'reading' && <p role="status">{t('import.reading')}</p>}
      {state.type === 'looked' && !state.looked.ok && (
        <>
          <FileProblems name={state.file.name} {...state.looked} />
          {another}
        </>
      )}
      {state.type === 'looked' && state.looked.ok && (
        <>
          <FilePreview name={state.file.name} looked={state.looked} />
          <HoldForm
            file={state.file.name}
            guests={state.looked.guests}
            lists={props.lists}
            busy={busy}
            onHold={(as) => void hold(state.file, state.looked.ok ? state.looked.sha256 : '', as)}
          >
            {another}
          </HoldForm>
        </>
      )}
      {state.type === 'done' && (
        <p className="notice" role="status">
          {t('import.done', { list: state.list, count: state.guests })}
        </p>
      )}
    </section>
  );
}
